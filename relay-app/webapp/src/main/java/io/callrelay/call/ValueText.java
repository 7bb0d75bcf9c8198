package io.callrelay.call;

import java.util.OptionalInt;

/**
 * What may stand in any value. Only what no channel carries faithfully is forbidden: control
 * characters, line separators and halves of surrogate pairs. Everything else stays as telephony
 * gave it, joiners of Indian scripts in a customer's name and "anonymous" as a caller's number
 * among them: a call is better passed on than refused for its looks.
 */
final class ValueText {
  private ValueText() {}

  /** Where the first forbidden character stands, counted from 1, if there is one. */
  static OptionalInt firstForbidden(String value) {
    int position = 1;
    for (int i = 0; i < value.length(); position++) {
      int character = value.codePointAt(i);
      if (isForbidden(character)) {
        return OptionalInt.of(position);
      }
      i += Character.charCount(character);
    }
    return OptionalInt.empty();
  }

  static boolean isForbidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** Length in characters, as people and databases count them. */
  static int length(String value) {
    return value.codePointCount(0, value.length());
  }
}
