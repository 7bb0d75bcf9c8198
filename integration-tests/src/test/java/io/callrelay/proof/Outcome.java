package io.callrelay.proof;

import java.util.List;
import java.util.Map;

/**
 * What came of an experiment.
 *
 * @param booksBalance every call that was posted has an answer, or is known to have none
 * @param figures what was measured, by name
 */
record Outcome(
    String experiment,
    String what,
    long seed,
    boolean booksBalance,
    List<Check> checks,
    Map<String, String> figures,
    List<Sample> samples,
    List<Fault> faults) {
  /** In one word, for people and programs. */
  enum Result {
    /** All of the promise that was looked at held. */
    HELD,
    /** Some of it did not. */
    BROKEN,
    /** The experiment itself went wrong and shows nothing. */
    VOID
  }

  Result result() {
    if (!booksBalance) {
      return Result.VOID;
    }
    return checks.stream().allMatch(Check::holds) ? Result.HELD : Result.BROKEN;
  }
}
