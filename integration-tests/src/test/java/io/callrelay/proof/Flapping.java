package io.callrelay.proof;

import io.callrelay.simulator.SimulatedTruePulse;
import java.time.Duration;
import java.util.Optional;

/** True Pulse is there and away in turn. */
final class Flapping implements Experiment {
  private static final Duration EACH = Duration.ofSeconds(5);

  @Override
  public String id() {
    return "flapping";
  }

  @Override
  public String what() {
    return "True Pulse refuses connections for 5 s and takes them for 5 s, under 20 calls a second";
  }

  @Override
  public Outcome run(Course course) {
    try (Stage stage =
        new Stage(this, course, 20)
            .with("RELAY_DELIVERY_PROBE_INTERVAL", "PT1S")
            .with("RELAY_RETRY_MAX", "PT10S")
            .begin(Optional.of(Shown.UNREACHABLE))) {
      SimulatedTruePulse truePulse = stage.truePulse();
      for (int time = 1; time <= course.many(3, 60); time++) {
        stage.fault("away " + time, truePulse::refuse, EACH, truePulse::listen);
        stage.postFor(EACH);
      }
      stage.endPosting();
      return new Judgement(stage).books(Duration.ofSeconds(30)).resources().shown().outcome();
    }
  }
}
