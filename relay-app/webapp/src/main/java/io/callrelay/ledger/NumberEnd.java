package io.callrelay.ledger;

import io.callrelay.ledger.SearchPlan.Way;
import java.util.List;
import java.util.Locale;

/**
 * A number that is looked for by its end, or wholly. What people write between digits is ignored.
 */
enum NumberEnd {
  CALLER,
  DID;

  /** How much of a number its key holds. */
  static final int KEPT = 4;

  private static final String IGNORED = "[ .()-]";

  /** The number without what is ignored. */
  static String plain(String number) {
    return number.replaceAll(IGNORED, "");
  }

  private String column(String suffix) {
    return name().toLowerCase(Locale.ROOT) + suffix;
  }

  /**
   * The way to calls whose number ends so; one shorter than what the key holds must be the whole
   * number.
   */
  Way way(String number) {
    return new Way("calls_by_" + column(""), tailIs(number), List.of(restIs(number)));
  }

  /** The same as a condition beside another way. */
  Condition condition(String number) {
    return tailIs(number).and(restIs(number));
  }

  private Condition tailIs(String number) {
    String plain = plain(number);
    int characters = plain.codePointCount(0, plain.length());
    int begin = plain.offsetByCodePoints(0, Math.max(0, characters - KEPT));
    return Condition.of(column("_tail") + " = ?", plain.substring(begin));
  }

  private Condition restIs(String number) {
    String plain = plain(number);
    int characters = plain.codePointCount(0, plain.length());
    return characters <= KEPT
        ? Condition.ALWAYS
        : Condition.of(
            "RIGHT(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE("
                + column("_number")
                + ", ' ', ''), '-', ''), '.', ''), '(', ''), ')', ''), ?) = ?",
            characters,
            plain);
  }
}
