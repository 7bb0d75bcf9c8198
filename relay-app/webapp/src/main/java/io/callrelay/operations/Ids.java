package io.callrelay.operations;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids of rows as they stand in addresses. */
final class Ids {
  private static final Pattern FORM =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private Ids() {}

  /** The id; empty when the text is none, and so names nothing. */
  static Optional<UUID> read(String text) {
    return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }
}
