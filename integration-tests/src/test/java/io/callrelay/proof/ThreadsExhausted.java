package io.callrelay.proof;

import io.callrelay.rig.Post;
import io.callrelay.rig.ThreadLimit;
import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The relay may start no more threads, and many calls come at once to a slow True Pulse. */
final class ThreadsExhausted implements Experiment {
  private static final int MORE = 1;
  private static final int AT_ONCE = 200;
  private static final Duration TRUE_PULSE_TAKES = Duration.ofSeconds(1);
  private static final Duration AND_THEN = Duration.ofSeconds(10);

  @Override
  public String id() {
    return "threads-exhausted";
  }

  @Override
  public String what() {
    return "the relay may start %d thread more than it has, and %d calls come at once"
        .formatted(MORE, AT_ONCE);
  }

  @Override
  public Optional<String> impossible() {
    return ThreadLimit.isPossible()
        ? Optional.empty()
        : Optional.of("no control group can be made that limits threads");
  }

  @Override
  public Outcome run(Course course) {
    try (Stage stage = new Stage(this, course, 20).begin(Optional.empty())) {
      stage.truePulse().scriptDefault(Answer.success().delayedBy(TRUE_PULSE_TAKES));
      long refused = exhaust(stage, course);
      boolean ended = !stage.relay().isAlive();
      if (ended) {
        stage.restart("the process ended", () -> stage.awaitDeath(Duration.ofSeconds(1)));
      }
      stage.truePulse().clearScripts();
      stage.postFor(Duration.ofSeconds(5));
      Instant later = Instant.now();
      stage.postFor(AND_THEN);
      stage.endPosting();
      return judged(new Judgement(stage).books(Duration.ofMinutes(1)), stage, later)
          .figure("threads that were refused", refused)
          .figure("the process", ended ? "ended, and was started again" : "went on")
          .outcome();
    }
  }

  /** Returns how many threads were wanted in vain. */
  private static long exhaust(Stage stage, Course course) {
    try (ThreadLimit limit = ThreadLimit.of(stage.relay().pid(), MORE)) {
      stage.fault(
          "no thread left",
          () -> stage.callers().first().postAll(2 * AT_ONCE, AT_ONCE),
          course.outage(Duration.ofMinutes(1)),
          () -> {});
      long refused = limit.refused();
      if (refused == 0) {
        throw new IllegalStateException("the relay wanted no more threads; this shows nothing");
      }
      return refused;
    }
  }

  private static Judgement judged(Judgement judgement, Stage stage, Instant later) {
    var answers =
        stage.callers().posts().stream()
            .filter(post -> post.status().isPresent())
            .collect(
                Collectors.groupingBy(
                    post -> post.status().getAsInt(), TreeMap::new, Collectors.counting()));
    boolean takesAll =
        stage.callers().posts().stream()
            .filter(post -> post.sentAt().isAfter(later))
            .allMatch(Post::isAcknowledged);
    return judgement
        .check(
            "sheds load",
            "calls were answered " + answers,
            answers.keySet().stream().allMatch(status -> status == 202 || status == 503))
        .check(
            "not alive and useless",
            "all was taken again " + (takesAll ? "afterwards" : "not even afterwards"),
            takesAll);
  }
}
