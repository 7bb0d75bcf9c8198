package io.callrelay.proof;

import io.callrelay.rig.OrphanedLedger;
import io.callrelay.rig.Post;
import io.callrelay.rig.RelayProcess;
import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The relay's process is killed in the middle of its work. */
final class KilledAtRandom implements Experiment {
  private static final int MOST_BEFORE_A_KILL = 250;
  private static final Duration TRUE_PULSE_TAKES = Duration.ofMillis(100);

  @Override
  public String id() {
    return "killed-at-random";
  }

  @Override
  public String what() {
    return "kill -9 of the relay at seeded random moments, under 50 calls a second";
  }

  @Override
  public Outcome run(Course course) {
    Random random = course.random(this);
    try (Stage stage = new Stage(this, 50)) {
      stage.truePulse().scriptDefault(Answer.success().delayedBy(TRUE_PULSE_TAKES));
      stage.begin(Optional.of(Shown.NO_ANSWER));
      Set<String> inFlight = new HashSet<>();
      for (int kill = 1; kill <= course.kills(); kill++) {
        stage.telephony().awaitAnswers(1 + random.nextInt(MOST_BEFORE_A_KILL));
        stage.restart("kill " + kill, () -> inFlight.addAll(killed(stage)));
      }
      stage.endPosting();
      return new Judgement(stage)
          .books(Duration.ofMinutes(1), inFlight.size())
          .figure("kills", course.kills())
          .figure(
              "kills that lose a call",
              "at most %.1f %% at 95 %%, when none did".formatted(300.0 / course.kills()))
          .outcome(this, course);
    }
  }

  /** Kills it, and returns the calls that True Pulse has and the ledger, left alone, does not. */
  private static Set<String> killed(Stage stage) {
    RelayProcess relay = stage.relay();
    relay.kill();
    Set<String> inFlight = new HashSet<>();
    stage.telephony().posts().stream()
        .map(Post::callId)
        .filter(stage.truePulse()::isAccepted)
        .forEach(inFlight::add);
    inFlight.removeAll(OrphanedLedger.of(stage.setup().data()).delivered());
    return inFlight;
  }
}
