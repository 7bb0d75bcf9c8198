package io.callrelay.call;

/**
 * {@code tpCallID}: what True Pulse knows a call by (S5, S7.3). Two ids are the same when every
 * byte is; neither case nor trailing blanks are forgiven.
 *
 * @param value 1 to 64 printable characters
 */
public record CallId(String value) implements Comparable<CallId> {
  /** Longest id, in characters. */
  public static final int MAX_LENGTH = 64;

  /**
   * @throws IllegalArgumentException when the text cannot be an id
   */
  public CallId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("a tpCallID is 1 to 64 printable characters");
    }
  }

  /** Whether the text can be an id. */
  public static boolean isValid(String text) {
    return !text.isEmpty()
        && text.codePointCount(0, text.length()) <= MAX_LENGTH
        && text.codePoints().allMatch(CallId::isPrintable);
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  @Override
  public int compareTo(CallId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
