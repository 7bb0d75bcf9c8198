package io.callrelay.simulator.certification.coverage;

import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Outcome;
import java.util.List;

/**
 * A clause and what a certification found about it.
 *
 * @param clause the clause
 * @param checks those that prove it, in the plan's order
 */
public record CoveredClause(Clause clause, List<CheckResult> checks) {

  /** What is known of a clause. */
  public enum State {
    /** Whatever was run of its checks passed, and something was. */
    KEPT,
    /** A check that had to pass failed. */
    BROKEN,
    /** A check that should pass failed. */
    DOUBTFUL,
    /** What was not passed waits for a person. */
    REVIEW,
    /** The suite was at fault. */
    UNKNOWN,
    /** None of its checks was run. */
    NOT_RUN,
    /** No check can prove it. */
    NOT_TESTABLE
  }

  /** Every clause of the specification, in its order. */
  public static List<CoveredClause> of(List<CheckResult> results) {
    return Clauses.all().stream().map(clause -> of(clause, results)).toList();
  }

  private static CoveredClause of(Clause clause, List<CheckResult> results) {
    return new CoveredClause(
        clause, results.stream().filter(result -> clause.isProvedBy(result.check())).toList());
  }

  /** The worst of what its checks found. */
  public State state() {
    if (checks.isEmpty()) {
      return clause.whyNone().isPresent() ? State.NOT_TESTABLE : State.NOT_RUN;
    }
    if (has(Outcome.FAILED)) {
      return State.BROKEN;
    }
    if (has(Outcome.ERROR)) {
      return State.UNKNOWN;
    }
    if (has(Outcome.WARNING)) {
      return State.DOUBTFUL;
    }
    if (has(Outcome.REVIEW)) {
      return State.REVIEW;
    }
    return has(Outcome.PASSED) ? State.KEPT : State.NOT_RUN;
  }

  private boolean has(Outcome outcome) {
    return checks.stream().anyMatch(check -> check.outcome() == outcome);
  }
}
