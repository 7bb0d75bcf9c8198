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
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Joins the books at the end of an experiment and says what of the promise held. */
final class Judgement {
  private static final double SHOWN_WITHIN = 15;
  private static final double OVER_WITHIN = 30;

  private final Stage stage;
  private final Judge judge;
  private final List<Check> checks = new ArrayList<>();
  private final Map<String, String> figures = new LinkedHashMap<>();
  private int unknownOutcomes;

  Judgement(Stage stage) {
    this.stage = stage;
    this.judge = new Judge(stage.truePulse(), stage.relay().client());
  }

  /** One more figure of the report. */
  Judgement figure(String name, Object value) {
    figures.put(name, value.toString());
    return this;
  }

  /** So many kills: what is known of a loss that was not seen, by the rule of three. */
  Judgement kills(int kills) {
    figure("kills", kills);
    boolean lost = checks.stream().anyMatch(check -> check.part().equals("I1") && !check.holds());
    return lost
        ? this
        : figure(
            "bound",
            "0 losses in %d kills: a kill loses a call in at most %.1f %% of cases, at 95 %%"
                .formatted(kills, Math.min(100, 300.0 / kills)));
  }

  /** One more thing that must hold. */
  Judgement check(String part, String says, boolean holds) {
    checks.add(new Check(part, says, holds));
    return this;
  }

  /** What a slow machine alone can spoil; only said where time is not judged. */
  private void checkTime(String part, String says, boolean holds) {
    if (stage.course().judgesTime()) {
      check(part, says, holds);
    } else {
      figure(part, says);
    }
  }

  /**
   * Waits for the end, and looks whether nothing is lost, the ledger tells the truth, and nothing
   * was sent twice without need.
   *
   * @param within how soon after the fault nothing waits any more
   */
  Judgement books(Duration within) {
    stage.watch().say("joining the books");
    try {
      judge.awaitDelivered(stage.callers().posts());
      check("I1", "every acknowledged call reached SUCCESS", true);
    } catch (AssertionError e) {
      check("I1", "acknowledged and never delivered: " + e.getMessage(), false);
    }
    backlog(within);
    try {
      found(judge.judge(stage.callers().posts()));
    } catch (AssertionError e) {
      check("I2", "the ledger does not say what is true: " + e.getMessage(), false);
    }
    return this;
  }

  private void found(Finding finding) {
    check("I2", "the ledger says DELIVERED of what True Pulse accepted, and of no more", true);
    long unknown = stage.inFlight() + finding.unknownOutcomes();
    check(
        "I3",
        "%d calls were sent again after they had arrived, %d attempts had an unknown outcome"
            .formatted(finding.extraPosts(), unknown),
        finding.extraPosts() <= unknown);
    this.unknownOutcomes = finding.unknownOutcomes();
    figure("posted", stage.callers().sent());
    figure("acknowledged", finding.acknowledged());
    figure("not acknowledged", finding.unacknowledged() + otherAnswers());
    figure("attempts", finding.attempts());
    figure("sent twice", finding.extraPosts());
  }

  /** Every attempt that True Pulse answered is recorded as it was answered. */
  Judgement everyAnswerCounted() {
    return check(
        "no answer lost",
        "%d attempts had an unknown outcome; True Pulse answered each".formatted(unknownOutcomes),
        unknownOutcomes == 0);
  }

  /** What posts were told that were not taken. */
  private String otherAnswers() {
    Map<String, Long> answers =
        stage.callers().posts().stream()
            .filter(post -> !post.isAcknowledged())
            .map(post -> post.status().isPresent() ? "" + post.status().getAsInt() : "no answer")
            .collect(Collectors.groupingBy(answer -> answer, TreeMap::new, Collectors.counting()));
    return answers.isEmpty() ? "" : " " + answers;
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
    checkTime(
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
    if (!stage.course().judgesTime()) {
      return this;
    }
    stage.watch().say("waiting until the process holds no more than before");
    Resources after = Resources.backTo(stage.before(), stage.relay().pid());
    figure("held before", stage.before());
    figure("held after", after);
    return check(
        "I5",
        "%s before, %s after; a fifth more is allowed".formatted(stage.before(), after),
        stage.before().allows(after));
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
      checkTime(
          "I6",
          "%s: shown after %.1f s, its end after %.1f s".formatted(fault.what(), after, end),
          after <= SHOWN_WITHIN && end <= OVER_WITHIN);
    }
    return this;
  }

  /** What there is to report. */
  Outcome outcome() {
    return new Outcome(
        stage.experiment().id(),
        stage.experiment().what(),
        stage.course().seed(),
        stage.callers().balance(),
        List.copyOf(checks),
        figures,
        stage.watch().samples(),
        stage.faults());
  }
}
