package io.callrelay.platform;

import java.util.regex.Pattern;

/** Foreign text made fit for people to read: no control characters, phone numbers masked. */
public final class Printable {
  /** A digit that four more follow, in a run long enough to be a phone number. */
  private static final Pattern HIDDEN_DIGIT = Pattern.compile("(?<!\\d)\\d{3,60}(?=\\d{4}(?!\\d))");

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

  /** The text with every run of seven digits or more shown by its last four only. */
  public static String maskedDigits(String foreign) {
    return HIDDEN_DIGIT.matcher(foreign).replaceAll(run -> "*".repeat(run.group().length()));
  }
}
