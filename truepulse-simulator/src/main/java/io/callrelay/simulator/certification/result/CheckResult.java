package io.callrelay.simulator.certification.result;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a check found.
 *
 * @param check the check
 * @param outcome what became of it
 * @param finding one sentence: what was seen, or what was missed
 * @param started when it began
 * @param took how long it ran; zero when it was not run
 * @param evidence oldest first
 */
public record CheckResult(
    CheckDescription check,
    Outcome outcome,
    String finding,
    Instant started,
    Duration took,
    List<Evidence> evidence) {

  /** It had to pass, was run, and nothing could be said. */
  public boolean isUndecided() {
    return check.level() == Level.MUST && outcome == Outcome.SKIPPED && !took.isZero();
  }
}
