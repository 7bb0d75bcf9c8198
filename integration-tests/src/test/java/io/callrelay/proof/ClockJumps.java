package io.callrelay.proof;

import io.callrelay.rig.FalseClock;
import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The clock of the relay's machine is put forward and back. */
final class ClockJumps implements Experiment {
  private static final List<Duration> JUMPS =
      List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(1));
  private static final Duration EACH = Duration.ofSeconds(10);
  private static final int MOST_ATTEMPTS = 20;

  @Override
  public String id() {
    return "clock-jumps";
  }

  @Override
  public String what() {
    return "the relay's clock jumps by +1 h, -1 h and +1 day, and back each time, under 20 calls a"
        + " second that True Pulse refuses the first time";
  }

  @Override
  public Optional<String> impossible() {
    return FalseClock.library().isPresent()
        ? Optional.empty()
        : Optional.of("Debian's package libfaketime is not installed");
  }

  @Override
  public Outcome run(Course course) {
    Stage stage = new Stage(this, course, 20).withOwnLedger();
    FalseClock clock = FalseClock.find(stage.name()).orElseThrow();
    try (stage) {
      stage.truePulse().scriptDefault(Answer.error("not at once"), Answer.success());
      stage
          .by(clock)
          .with("RELAY_RECONCILIATION_INTERVAL", "PT5S")
          .with("RELAY_RETRY_MAX", "PT10S")
          .begin(Optional.empty());
      for (Duration jump : JUMPS) {
        stage.fault("clock " + jump, () -> clock.set(jump), EACH, () -> clock.set(Duration.ZERO));
        stage.postFor(EACH);
      }
      stage.endPosting();
      Judgement judgement = new Judgement(stage).books(Duration.ofMinutes(1));
      long posts = stage.truePulse().summary().posts();
      return judgement
          .check(
              "storm",
              "%d attempts for %d calls, of which each needs two"
                  .formatted(posts, stage.callers().sent()),
              posts <= 2L * stage.callers().sent() + MOST_ATTEMPTS)
          .outcome();
    }
  }
}
