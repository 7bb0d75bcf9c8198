package io.callrelay.simulator.certification.report.redaction;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The decimal digits in a text, however they are written: as they are, or escaped for JSON, for a
 * URL or for HTML. A phone number may have blanks, hyphens, dots, brackets or zero bytes (UTF-16)
 * between them.
 */
final class Digits {
  private static final Pattern DIGIT =
      Pattern.compile(
          "\\\\u003([0-9])|%3([0-9])|&#x3([0-9]);|&#(4[89]|5[0-7]);|([0-9])",
          Pattern.CASE_INSENSITIVE);

  /** What may stand between two digits of one number; the last two are a blank in UTF-8. */
  private static final Pattern GAP = Pattern.compile("[ \\t\\-./()\\x00\\u00C2\\u00A0]{0,3}");

  private final String text;
  private final int[] starts;
  private final int[] ends;
  private final String values;

  private Digits(String text, int[] starts, int[] ends, String values) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    this.values = values;
  }

  static Digits in(String text) {
    MatchResult[] found = DIGIT.matcher(text).results().toArray(MatchResult[]::new);
    int[] starts = new int[found.length];
    int[] ends = new int[found.length];
    StringBuilder values = new StringBuilder(found.length);
    for (int i = 0; i < found.length; i++) {
      starts[i] = found[i].start();
      ends[i] = found[i].end();
      values.append(value(found[i]));
    }
    return new Digits(text, starts, ends, values.toString());
  }

  private static char value(MatchResult digit) {
    for (int group = 1; group <= 5; group++) {
      Optional<String> value = Optional.ofNullable(digit.group(group));
      if (value.isPresent()) {
        return group == 4 ? (char) Integer.parseInt(value.get()) : value.get().charAt(0);
      }
    }
    throw new IllegalStateException("a digit without a value: " + digit.group());
  }

  /** All of them, one after another. */
  String values() {
    return values;
  }

  /**
   * The text with every occurrence of a number masked but for its last four digits. Nothing becomes
   * longer or shorter by it.
   *
   * @param number digits only
   * @param alone whether it counts only where no other digit touches it
   */
  String masked(String number, boolean alone) {
    StringBuilder masked = new StringBuilder(text);
    for (int at = values.indexOf(number); at >= 0; at = values.indexOf(number, at + 1)) {
      int end = at + number.length();
      if (isOneNumber(at, end) && !(alone && (touches(at - 1) || touches(end - 1)))) {
        for (int i = startOfRun(at, alone); i < end - PhoneNumbers.SHOWN; i++) {
          mask(i, masked);
        }
      }
    }
    return masked.toString();
  }

  private boolean isOneNumber(int from, int to) {
    for (int i = from; i < to - 1; i++) {
      Matcher gap = GAP.matcher(text).region(ends[i], starts[i + 1]);
      if (!gap.matches()) {
        return false;
      }
    }
    return true;
  }

  /** A country code or a zero that is written before the number without a gap. */
  private int startOfRun(int at, boolean alone) {
    int start = at;
    while (!alone && touches(start - 1) && at - start < 5) {
      start--;
    }
    return start;
  }

  /** Whether nothing stands between this digit and the next. */
  private boolean touches(int i) {
    return i >= 0 && i + 1 < starts.length && ends[i] == starts[i + 1];
  }

  private void mask(int i, StringBuilder masked) {
    int length = ends[i] - starts[i];
    char first = text.charAt(starts[i]);
    String star = length == 1 ? "*" : first == '\\' ? "\\u002a" : first == '%' ? "%2a" : "&#42;";
    masked.replace(starts[i], ends[i], length == 6 && first == '&' ? "&#x2a;" : star);
  }
}
