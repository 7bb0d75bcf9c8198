package io.callrelay.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The token in an {@code Authorization} header (RFC 6750). */
final class Bearer {
  private static final Pattern FORM =
      Pattern.compile("bearer +([A-Za-z0-9._~+/-]+=*) *", Pattern.CASE_INSENSITIVE);

  private Bearer() {}

  /** Empty when the header is of another kind. */
  static Optional<String> token(String header) {
    Matcher bearer = FORM.matcher(header);
    return bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
  }
}
