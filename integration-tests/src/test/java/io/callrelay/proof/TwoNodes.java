package io.callrelay.proof;

import io.callrelay.rig.Post;
import io.callrelay.rig.RelayProcess;
import io.callrelay.rig.Telephony;
import io.callrelay.simulator.ledger.Verdict;
import io.callrelay.support.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;

/** Two relays share a ledger and a broker, and one of them is killed. */
final class TwoNodes implements Experiment {
  private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Override
  public String id() {
    return "two-nodes";
  }

  @Override
  public String what() {
    return "two relays on one ledger and one external Artemis, each under 20 calls a second; kill"
        + " -9 of one";
  }

  @Override
  public Outcome run(Course course) {
    try (Stage stage =
            new Stage(this, course, 20)
                .withOwnLedger()
                .withOwnBroker()
                .with("RELAY_RECONCILIATION_INTERVAL", "PT5S")
                .with("RELAY_TRUEPULSE_DEADLINE", "PT5S")
                .begin(Optional.empty());
        RelayProcess other = RelayProcess.start(stage.setup().another("proof-other-node"))) {
      other.awaitLedger();
      Telephony toTheOther = stage.callers().add(other);
      stage.postFor(course.warmUp());
      long before = stage.truePulse().summary().count(Verdict.DUPLICATE);
      stage.postFor(Duration.ofSeconds(course.many(20, 120)));
      long twice = stage.truePulse().summary().count(Verdict.DUPLICATE) - before;
      stage.fault("one node dead", () -> stage.kill(other), Duration.ofSeconds(1), () -> {});
      double killed = stage.faults().get(0).from();
      List<String> ofTheDead =
          toTheOther.posts().stream().filter(Post::isAcknowledged).map(Post::callId).toList();
      awaitAccepted(stage, ofTheDead);
      double took = stage.watch().now() - killed;
      stage.postFor(Duration.ofSeconds(10));
      stage.endPosting();
      return new Judgement(stage)
          .books(Duration.ofMinutes(2))
          .figure("calls taken by the node that died", ofTheDead.size())
          .check("steady", "%d calls sent twice while both ran".formatted(twice), twice == 0)
          .check(
              "takeover",
              "all calls of the dead node were delivered %.1f s after the kill; %d s are allowed"
                  .formatted(took, TAKEN_OVER_WITHIN.toSeconds()),
              took <= TAKEN_OVER_WITHIN.toSeconds())
          .outcome();
    }
  }

  private static void awaitAccepted(Stage stage, List<String> ids) {
    Eventually.within(
        PATIENCE,
        () ->
            Assertions.assertThat(
                    ids.stream().filter(id -> !stage.truePulse().isAccepted(id)).toList())
                .isEmpty());
  }
}
