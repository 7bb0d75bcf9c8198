package io.callrelay.simulator.certification.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A certification that was run.
 *
 * @param subject who and how
 * @param suiteVersion version of the suite
 * @param started when it began
 * @param ended when it was over
 * @param results every check of the plan, in the plan's order, those that were skipped among them
 * @param complete whether it ran to its end: false when it was broken off
 */
public record Certificate(
    Subject subject,
    String suiteVersion,
    Instant started,
    Instant ended,
    List<CheckResult> results,
    boolean complete) {
  private static final List<Outcome> WORST_FIRST =
      List.of(Outcome.FAILED, Outcome.ERROR, Outcome.WARNING, Outcome.REVIEW);

  public long count(Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }

  /** Checks that had to pass and were run, and of which nothing can be said. */
  public long undecided() {
    return results.stream().filter(CheckResult::isUndecided).count();
  }

  /** What somebody has to do something about, the worst first. */
  public List<CheckResult> attention() {
    List<CheckResult> worstFirst = new ArrayList<>();
    for (Outcome outcome : WORST_FIRST) {
      results.stream().filter(result -> result.outcome() == outcome).forEach(worstFirst::add);
    }
    results.stream().filter(CheckResult::isUndecided).forEach(worstFirst::add);
    return worstFirst;
  }

  /** Every check that had to pass and was run did. Checks left to a person do not count. */
  public boolean isPassed() {
    return complete && undecided() == 0 && count(Outcome.FAILED) == 0 && count(Outcome.ERROR) == 0;
  }
}
