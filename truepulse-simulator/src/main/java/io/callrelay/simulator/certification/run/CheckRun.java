package io.callrelay.simulator.certification.run;

import io.callrelay.simulator.certification.plan.PlannedCheck;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Evidence;
import io.callrelay.simulator.certification.result.Level;
import io.callrelay.simulator.certification.result.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs one check and turns what it found, or how it failed, into a result. */
final class CheckRun {
  private final PlannedCheck planned;
  private final Check check;
  private final Surroundings around;
  private final Instant started;

  CheckRun(PlannedCheck planned, Check check, Surroundings around) {
    this.planned = planned;
    this.check = check;
    this.around = around;
    this.started = around.clock().instant();
  }

  /** Never throws; an interrupt is kept and ends the check as SKIPPED. */
  CheckResult run() {
    around.audience().progress().started(planned.words());
    Trial trial = new Trial(planned, around);
    CheckResult result = run(trial);
    around.audience().progress().finished(result);
    return result;
  }

  private CheckResult run(Trial trial) {
    try {
      return found(trial, check.run(trial));
    } catch (NoCall e) {
      return found(trial, e.finding());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return result(Outcome.SKIPPED, "The run was broken off while this check ran.", trial);
    } catch (RuntimeException e) {
      trial.note(trace(e));
      return result(Outcome.ERROR, "The suite failed: " + e, trial);
    } finally {
      trial.release();
    }
  }

  private CheckResult found(Trial trial, Finding finding) {
    return result(outcome(finding, planned.words().level()), finding.words(), trial);
  }

  private CheckResult result(Outcome outcome, String words, Trial trial) {
    Duration took = Duration.between(started, around.clock().instant());
    return new CheckResult(planned.words(), outcome, words, started, took, trial.evidence());
  }

  private static String trace(RuntimeException failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  static Outcome outcome(Finding finding, Level level) {
    if (finding instanceof Finding.Kept) {
      return Outcome.PASSED;
    } else if (finding instanceof Finding.Broken) {
      return level == Level.MUST ? Outcome.FAILED : Outcome.WARNING;
    } else if (finding instanceof Finding.Undecided) {
      return Outcome.REVIEW;
    }
    return Outcome.SKIPPED;
  }

  /** The result of a check that does not run. */
  static CheckResult skipped(PlannedCheck planned, String why, Instant at) {
    return new CheckResult(
        planned.words(), Outcome.SKIPPED, why, at, Duration.ZERO, List.<Evidence>of());
  }
}
