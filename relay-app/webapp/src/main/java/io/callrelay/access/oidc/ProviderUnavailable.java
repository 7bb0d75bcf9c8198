package io.callrelay.access.oidc;

/** The provider does not answer, or not as a provider does; its message says what, for the log. */
final class ProviderUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  ProviderUnavailable(String words, Throwable cause) {
    super(words + ": " + cause.getMessage(), cause);
  }

  ProviderUnavailable(String words) {
    super(words);
  }
}
