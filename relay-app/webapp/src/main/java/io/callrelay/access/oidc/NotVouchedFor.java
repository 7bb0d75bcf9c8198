package io.callrelay.access.oidc;

/** The provider vouches for nobody, or it cannot be verified; its message says why, for the log. */
final class NotVouchedFor extends Exception {
  private static final long serialVersionUID = 1L;

  NotVouchedFor(String words, Throwable cause) {
    super(words + ": " + cause.getMessage(), cause);
  }

  NotVouchedFor(String words) {
    super(words);
  }
}
