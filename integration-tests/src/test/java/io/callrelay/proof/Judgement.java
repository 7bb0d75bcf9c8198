package io.callrelay.proof;

import io.callrelay.rig.Judge;
import io.callrelay.rig.Judge.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Joins the books at the end of an experiment and says what of the promise held. */
final class Judgement {
  private static final double SHOWN_WITHIN = 15;
  private static final double OVER_WITHIN = 30;

  private final Stage stage;
  private final Judge judge;
  private final List<Check> checks = new ArrayList<>();
  private final Map<String, String> figures = new LinkedHashMap<>();

  Judgement(Stage stage) {
    this.stage = stage;
    this.judge = new Judge(stage.truePulse(), stage.relay().client());
  }

  /** One more figure of the report. */
  Judgement figure(String name, Object value) {
    figures.put(name, value.toString());
    return this;
  }

  /** One more thing that must hold. */
  Judgement check(String part, String says, boolean holds) {
    checks.add(new Check(part, says, holds));
    return this;
  }

  /**
   * Waits for the end, and looks whether nothing is lost, the ledger tells the truth, and nothing
   * was sent twice without need.
   *
   * @param within how soon after the fault nothing waits any more
   * @param inFlight attempts that a killed process took with it
   */
  Judgement books(Duration within, int inFlight) {
    try {
      judge.awaitDelivered(stage.telephony().posts());
      check("I1", "every acknowledged call reached SUCCESS", true);
    } catch (AssertionError e) {
      check("I1", "acknowledged and never delivered: " + e.getMessage(), false);
    }
    backlog(within);
    try {
      found(judge.judge(stage.telephony().posts()), inFlight);
    } catch (AssertionError e) {
      check("I2", "the ledger does not say what is true: " + e.getMessage(), false);
    }
    return this;
  }

  private void found(Finding finding, int inFlight) {
    check("I2", "the ledger says DELIVERED of what True Pulse accepted, and of no more", true);
    int unknown = inFlight + finding.unknownOutcomes();
    check(
        "I3",
        "%d calls were sent again after they had arrived, %d attempts had an unknown outcome"
            .formatted(finding.extraPosts(), unknown),
        finding.extraPosts() <= unknown);
    figure("posted", stage.telephony().sent());
    figure("acknowledged", finding.acknowledged());
    figure("not acknowledged", finding.unacknowledged());
    figure("attempts", finding.attempts());
    figure("sent twice", finding.extraPosts());
  }

  private void backlog(Duration within) {
    double over = lastFault().map(Fault::to).orElse(0.0);
    double empty = stage.watch().now();
    for (Sample sample : stage.watch().samples()) {
      if (sample.at() >= over && sample.backlog() <= stage.perSecond()) {
        empty = sample.at();
        break;
      }
    }
    double took = Math.max(0, empty - over);
    figure("backlog gone after", "%.1f s".formatted(took));
    check(
        "I4",
        "%.1f s after the fault no more waited than is posted in a second; %d s are allowed"
            .formatted(took, within.toSeconds()),
        took <= within.toSeconds());
  }

  private Optional<Fault> lastFault() {
    return stage.faults().stream().reduce((one, later) -> later);
  }

  /** The process, which was never ended, holds no more than before. */
  Judgement resources() {
    Resources after = Resources.of(stage.relay().pid());
    figure("held before", stage.before());
    figure("held after", after);
    return check(
        "I5",
        "%s before, %s after; a fifth more is allowed".formatted(stage.before(), after),
        after.isBackTo(stage.before()));
  }

  /** The relay said that something was wrong, and that it was over. */
  Judgement shown() {
    for (Fault fault : stage.faults()) {
      OptionalDouble seen =
          stage.watch().samples().stream()
              .filter(sample -> sample.trouble() && sample.at() >= fault.from())
              .mapToDouble(Sample::at)
              .findFirst();
      OptionalDouble fine =
          stage.watch().samples().stream()
              .filter(sample -> !sample.trouble() && sample.at() >= fault.to())
              .mapToDouble(Sample::at)
              .findFirst();
      double after = seen.orElse(Double.POSITIVE_INFINITY) - fault.from();
      double end = fine.orElse(Double.POSITIVE_INFINITY) - fault.to();
      check(
          "I6",
          "%s: shown after %.1f s, its end after %.1f s".formatted(fault.what(), after, end),
          after <= SHOWN_WITHIN && end <= OVER_WITHIN);
    }
    return this;
  }

  /** What there is to report. */
  Outcome outcome(Experiment experiment, Course course) {
    boolean balance =
        stage.diary().count("sent ") == stage.telephony().sent()
            && stage.diary().count("answered ") == stage.telephony().sent();
    return new Outcome(
        experiment.id(),
        experiment.what(),
        course.seed(),
        balance,
        List.copyOf(checks),
        figures,
        stage.watch().samples(),
        stage.faults());
  }
}
