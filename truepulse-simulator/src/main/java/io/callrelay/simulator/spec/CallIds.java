package io.callrelay.simulator.spec;

/** What may be a {@code tpCallID}: 1 to 64 printable characters (Readings). */
public final class CallIds {
  private static final int LONGEST = 64;

  private CallIds() {}

  public static boolean isValid(String id) {
    return !id.isEmpty()
        && id.codePointCount(0, id.length()) <= LONGEST
        && id.codePoints().allMatch(CallIds::isPrintable);
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
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
}
