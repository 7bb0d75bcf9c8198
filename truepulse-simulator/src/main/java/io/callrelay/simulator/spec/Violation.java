package io.callrelay.simulator.spec;

/**
 * One clause that a request breaks.
 *
 * @param field the payload's field, or the part of the request: {@code method}, {@code
 *     Content-Type}, {@code body}
 * @param clause the clause of the specification, for example {@code S5.tpCallStatus}
 * @param value what was found, at most 200 characters
 * @param message what is wrong with it, in words
 */
public record Violation(String field, String clause, String value, String message) {
  private static final int LONGEST_VALUE = 200;

  public Violation {
    value = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
    field = encodable(field);
    value = encodable(value);
  }

  /** A JSON escape can name half of a character, and a cut can leave one: no UTF-8 has that. */
  private static String encodable(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .map(each -> Character.getType(each) == Character.SURROGATE ? '\uFFFD' : each)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** One sentence with field, clause and value. */
  public String sentence() {
    return field + " (" + clause + ") " + message + ": \"" + value + "\"";
  }
}
