package io.callrelay.call;

import io.callrelay.platform.Printable;

/** A posted value made fit for a message: short, printable, and nobody's phone number. */
final class Shown {
  private static final int MOST = 60;

  private Shown() {}

  static String of(CallField field, String value) {
    StringBuilder whole = new StringBuilder(value.length());
    value.codePoints().map(Shown::visible).forEach(whole::appendCodePoint);
    String shown =
        switch (field) {
          // What a caller keyed in may be a number or a secret of his.
          case CALLER_NUMBER, DID_NUMBER, DTMF -> Printable.maskedNumber(whole.toString());
          case ID -> whole.toString();
          default -> Printable.maskedDigits(whole.toString());
        };
    if (shown.codePointCount(0, shown.length()) <= MOST) {
      return "'" + shown + "'";
    }
    return "'" + shown.substring(0, shown.offsetByCodePoints(0, MOST)) + "…'";
  }

  private static int visible(int character) {
    return ValueText.isForbidden(character) ? '\uFFFD' : character;
  }
}
