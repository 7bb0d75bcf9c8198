package io.callrelay.simulator.script;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Telephone numbers, told by their last digits ({@code 2345}) or, once there is a {@code *} (any
 * characters) or a {@code ?} (exactly one), by the whole number ({@code +91*}, {@code 98????2345}).
 *
 * <p>Sorted by how much they ask for: more given characters first, then fewer {@code *} (last
 * digits count as one), then more {@code ?}, then by text.
 */
public final class NumberPattern implements Comparable<NumberPattern> {
  private static final Pattern FORM = Pattern.compile("[0-9+*?]{1,32}");
  private static final Comparator<NumberPattern> ORDER =
      Comparator.comparingLong(NumberPattern::given)
          .reversed()
          .thenComparingLong(NumberPattern::stars)
          .thenComparing(Comparator.comparingLong(NumberPattern::singles).reversed())
          .thenComparing(NumberPattern::text);

  private final String text;
  private final boolean isSuffix;

  private NumberPattern(String text) {
    this.text = text;
    this.isSuffix = stars(text) == 0 && count(text, '?') == 0;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException saying what a pattern is
   */
  public static NumberPattern of(String text) {
    if (!FORM.matcher(text).matches()) {
      String form = "last digits such as 2345, or a whole number with * and ? such as 98*2345";
      throw new IllegalArgumentException(
          "a number pattern is 1 to 32 characters: " + form + ", not \"" + text + "\"");
    }
    return new NumberPattern(text);
  }

  public boolean matches(String number) {
    return isSuffix ? number.endsWith(text) : matches(number, 0, 0);
  }

  /**
   * Goes on greedily and comes back to the last star only, which is enough, so that no pattern
   * takes long.
   */
  private boolean matches(String number, int startOfNumber, int startOfPattern) {
    int n = startOfNumber;
    int p = startOfPattern;
    int star = -1;
    int afterStar = 0;
    while (n < number.length()) {
      if (p < text.length() && text.charAt(p) == '*') {
        star = p++;
        afterStar = n;
      } else if (p < text.length()
          && (text.charAt(p) == '?' || text.charAt(p) == number.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++afterStar;
      } else {
        return false;
      }
    }
    return text.substring(p).chars().allMatch(rest -> rest == '*');
  }

  private long given() {
    return text.length() - stars(text) - singles();
  }

  private long stars() {
    return isSuffix ? 1 : stars(text);
  }

  private long singles() {
    return count(text, '?');
  }

  private static long stars(String text) {
    return count(text, '*');
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  public String text() {
    return text;
  }

  @Override
  public int compareTo(NumberPattern other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberPattern pattern && text.equals(pattern.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
