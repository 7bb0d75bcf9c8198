package io.callrelay.platform;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what may be a phone number in a foreign text: seven digits or more in a row, or ten or more
 * of which groups stand apart as people write them, {@code +91-98400 99999}. Digits are those of
 * any script. Dates and addresses of the Internet Protocol are no phone numbers.
 */
public final class PhoneNumbers {
  /** What may stand between two digits of one number. */
  public static final String BETWEEN = "[\\p{Zs}\\t()./\\p{Pd}]{0,3}";

  private static final String FIRST = "(?<!\\p{Nd})";
  private static final String LAST = "(?!\\p{Nd})";
  private static final String DAY = "(?:0?[1-9]|[12][0-9]|3[01])";
  private static final String MONTH = "(?:0?[1-9]|1[0-2])";
  private static final String YEAR = "(?:19|20)[0-9]{2}";
  private static final String DATE =
      FIRST
          + "(?:%3$s[-/.]%2$s[-/.]%1$s|%1$s[-/.]%2$s[-/.]%3$s)".formatted(DAY, MONTH, YEAR)
          + LAST;
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
  private static final String ADDRESS =
      "(?<![\\p{Nd}.])" + OCTET + "(?:\\." + OCTET + "){3}(?!\\.?\\p{Nd})";

  private static final String NO_NUMBER = DATE + "|" + ADDRESS;

  // Possessive, so that a megabyte of digits is a loop and no recursion.
  private static final String GROUPED =
      FIRST + "\\p{Nd}(?:" + BETWEEN + "(?!" + NO_NUMBER + ")\\p{Nd}){9,}+";
  private static final String IN_A_ROW = FIRST + "\\p{Nd}{7,}+";

  /**
   * A regular expression that finds them, and before them the dates and addresses; {@link #shown}
   * tells one from the other.
   */
  public static final String ANY = NO_NUMBER + "|" + GROUPED + "|" + IN_A_ROW;

  private static final Pattern FOUND = Pattern.compile(ANY);
  private static final Pattern KEPT = Pattern.compile(NO_NUMBER);
  private static final int DIGITS_SHOWN = 4;

  private PhoneNumbers() {}

  /** The text, each number in it shown by its last four digits only. */
  public static String masked(String foreign) {
    return FOUND.matcher(foreign).replaceAll(PhoneNumbers::replacement);
  }

  private static String replacement(MatchResult found) {
    return Matcher.quoteReplacement(shown(found.group()));
  }

  /** What is shown of something that {@link #ANY} has found. */
  public static String shown(String found) {
    return KEPT.matcher(found).matches() ? found : lastDigits(found);
  }

  /** The text with all of its digits but the last four masked. */
  public static String lastDigits(String number) {
    int[] characters = number.codePoints().toArray();
    int shown = 0;
    for (int i = characters.length - 1; i >= 0; i--) {
      if (Character.isDigit(characters[i]) && ++shown > DIGITS_SHOWN) {
        characters[i] = '*';
      }
    }
    return new String(characters, 0, characters.length);
  }
}
