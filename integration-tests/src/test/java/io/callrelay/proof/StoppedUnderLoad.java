package io.callrelay.proof;

import io.callrelay.rig.RelayProcess;
import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The relay is stopped in order, as a service manager does it, while calls come in. */
final class StoppedUnderLoad implements Experiment {
  private static final int MOST_STOPS = 20;
  private static final Duration TRUE_PULSE_TAKES = Duration.ofMillis(100);

  @Override
  public String id() {
    return "stopped-under-load";
  }

  @Override
  public String what() {
    return "SIGTERM to the relay and a new start, under 50 calls a second";
  }

  @Override
  public Outcome run(Course course) {
    List<Duration> stops = new ArrayList<>();
    try (Stage stage = new Stage(this, course, 50)) {
      stage.truePulse().scriptDefault(Answer.success().delayedBy(TRUE_PULSE_TAKES));
      stage.begin(Optional.of(Shown.NO_ANSWER));
      for (int stop = 1; stop <= Math.min(MOST_STOPS, course.kills()); stop++) {
        stage.postFor(Duration.ofSeconds(2));
        stage.restart("stop " + stop, () -> stops.add(stopped(stage)));
      }
      stage.endPosting();
      Duration longest = Collections.max(stops);
      return new Judgement(stage)
          .books(Duration.ofMinutes(1))
          .figure("stops", stops.size())
          .check(
              "stop",
              "the longest of %d stops took %.1f s, and none left a process behind; 30 s are allowed"
                  .formatted(stops.size(), longest.toMillis() / 1000.0),
              longest.compareTo(RelayProcess.LONGEST_STOP) <= 0)
          .outcome();
    }
  }

  private static Duration stopped(Stage stage) {
    Instant begin = Instant.now();
    stage.relay().stop();
    return Duration.between(begin, Instant.now());
  }
}
