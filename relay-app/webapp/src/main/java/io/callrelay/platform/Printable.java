package io.callrelay.platform;

/** Foreign text made fit for people to read: no control characters, phone numbers masked. */
public final class Printable {
  private Printable() {}

  /** The text with every control and line-breaking character replaced by a visible one. */
  public static String text(String foreign) {
    StringBuilder clean = null;
    for (int i = 0; i < foreign.length(); i++) {
      char c = foreign.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        if (clean == null) {
          clean = new StringBuilder(foreign);
        }
        clean.setCharAt(i, '\uFFFD');
      }
    }
    return clean == null ? foreign : clean.toString();
  }

  /** The text, cut after {@code most} characters with a sign that there was more. */
  public static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  /** A phone number of which only the last four digits are shown. */
  public static String maskedNumber(String number) {
    int hidden = Math.max(0, number.length() - 4);
    return "*".repeat(hidden) + number.substring(hidden);
  }

  /** The text with every {@linkplain PhoneNumbers phone number} shown by its last four digits. */
  public static String maskedDigits(String foreign) {
    return PhoneNumbers.masked(foreign);
  }

  /** What a person typed to say why, fit to be kept and shown to everybody. */
  public static String reason(String typed) {
    return maskedDigits(text(typed.strip()));
  }
}
