package io.callrelay.proof;

import io.callrelay.rig.Post;
import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Telephony posts the same calls again and again, before a kill and after it. */
final class DuplicateStorm implements Experiment {
  private static final int SAME_CALLS = 100;
  private static final int TIMES = 3;
  private static final Duration TRUE_PULSE_TAKES = Duration.ofMillis(100);

  @Override
  public String id() {
    return "duplicate-storm";
  }

  @Override
  public String what() {
    return "the last %d calls are posted %d times more, the relay is killed amid that, and they are posted again"
        .formatted(SAME_CALLS, TIMES);
  }

  @Override
  public Outcome run(Course course) {
    int kills = course.many(2, 20);
    try (Stage stage = new Stage(this, course, 25)) {
      stage.truePulse().scriptDefault(Answer.success().delayedBy(TRUE_PULSE_TAKES));
      stage.begin(Optional.of(Shown.NO_ANSWER));
      for (int kill = 1; kill <= kills; kill++) {
        stage.postFor(Duration.ofSeconds(4));
        List<String> same = lastPosted(stage);
        stage.restart(
            "kill " + kill + " in a storm",
            () -> {
              storm(stage, same);
              stage.kill();
            });
        storm(stage, same);
      }
      stage.endPosting();
      return new Judgement(stage).books(Duration.ofMinutes(1)).kills(kills).outcome();
    }
  }

  private static List<String> lastPosted(Stage stage) {
    List<String> ids = stage.callers().posts().stream().map(Post::callId).distinct().toList();
    return ids.subList(Math.max(0, ids.size() - SAME_CALLS), ids.size());
  }

  private static void storm(Stage stage, List<String> ids) {
    List<String> all = new ArrayList<>();
    for (int time = 0; time < TIMES; time++) {
      all.addAll(ids);
    }
    stage.callers().first().postAgain(all);
  }
}
