package io.callrelay.proof;

import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

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
    try (Stage stage = new Stage(this, course, 50)) {
      stage.truePulse().scriptDefault(Answer.success().delayedBy(TRUE_PULSE_TAKES));
      stage.begin(Optional.of(Shown.NO_ANSWER));
      for (int kill = 1; kill <= course.kills(); kill++) {
        stage.callers().first().awaitAnswers(1 + random.nextInt(MOST_BEFORE_A_KILL));
        stage.restart("kill " + kill, stage::kill);
      }
      stage.endPosting();
      return new Judgement(stage).books(Duration.ofMinutes(1)).kills(course.kills()).outcome();
    }
  }
}
