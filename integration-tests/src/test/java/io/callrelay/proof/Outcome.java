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

  /** Of an experiment that went wrong before it could show anything. */
  static Outcome broughtToNothing(Experiment experiment, Course course, Throwable why) {
    return new Outcome(
        experiment.id(),
        experiment.what(),
        course.seed(),
        false,
        List.of(),
        Map.of("came to nothing", String.valueOf(why)),
        List.of(),
        List.of());
  }

  Result result() {
    if (!booksBalance) {
      return Result.VOID;
    }
    return checks.stream().allMatch(Check::holds) ? Result.HELD : Result.BROKEN;
  }
}
