package io.callrelay.call;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The telephone number of a person who asks what is kept of him, however it is written: with or
 * without country code and zeros in front, with whatever stands between its digits.
 *
 * @param digits all of them, as they were given
 */
public record PersonNumber(String digits) {
  /** What stands in place of a number that was erased. */
  public static final String ERASED = "erased";

  /** Fewer digits are nobody's number, and would match half of all texts. */
  public static final int LEAST = 6;

  private static final int MOST = 15;
  private static final int NATIONAL = 10;
  private static final Pattern FORM = Pattern.compile("\\+?[0-9 ()./-]+");
  private static final String SEPARATORS = "[ ()./-]{0,3}";
  private static final int TAIL = 4;

  /** The number in a text; empty when the text is none of 6 to 15 digits. */
  public static Optional<PersonNumber> read(String text) {
    String digits = text.replaceAll("[^0-9]", "");
    boolean isNumber =
        FORM.matcher(text.strip()).matches() && digits.length() >= LEAST && digits.length() <= MOST;
    return isNumber ? Optional.of(new PersonNumber(digits)) : Optional.empty();
  }

  /** Whether another text is the same number. */
  public boolean is(String other) {
    return core().equals(core(other.replaceAll("[^0-9]", "")));
  }

  /** Country code and zeros left out, when enough remains. */
  private String core() {
    return core(digits);
  }

  private static String core(String digits) {
    return digits.substring(Math.max(0, digits.length() - NATIONAL));
  }

  /** The last four digits, by which calls are found. */
  public String tail() {
    return digits.substring(digits.length() - TAIL);
  }

  /** Whether a text holds the number. */
  public boolean isIn(String text) {
    return anywhere().matcher(text).find();
  }

  /** The text with the number erased wherever it stands in it. */
  public String erasedFrom(String text) {
    return anywhere().matcher(text).replaceAll(ERASED);
  }

  /** With up to four digits of country code or zeros in front. */
  private Pattern anywhere() {
    String grouped =
        core().chars().mapToObj(Character::toString).collect(Collectors.joining(SEPARATORS));
    return Pattern.compile("(?:\\+?[0-9]{1,4}" + SEPARATORS + ")?" + grouped);
  }
}
