package io.callrelay.simulator.certification.result;

import java.time.Instant;
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

  public long count(Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }

  /** Every check that had to pass did. Checks left to a person do not count. */
  public boolean isPassed() {
    return complete && count(Outcome.FAILED) == 0 && count(Outcome.ERROR) == 0;
  }
}
