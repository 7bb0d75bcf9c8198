package io.callrelay.proof;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.rig.Post;
import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Very many calls wait, and True Pulse comes back.
 *
 * @param refused True Pulse answers ERROR to each, so that they wait in the ledger; else it is
 *     away, and they wait in the queue
 */
record Backlog(boolean refused) implements Experiment {
  private static final int MOST_HEAP_MEGABYTES = 512;
  private static final int AT_ONCE = 64;
  private static final int PARTS = 10;
  private static final double AS_QUICK = 0.8;
  private static final Duration NEW_CALL_WITHIN = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofHours(2);

  @Override
  public String id() {
    return refused ? "backlog-refused" : "backlog";
  }

  @Override
  public String what() {
    return refused
        ? "True Pulse answers ERROR until very many calls wait in the ledger; then SUCCESS"
        : "True Pulse is away until very many calls wait in the queue; then it comes back";
  }

  @Override
  public Outcome run(Course course) {
    int calls = course.many(refused ? 20_000 : 50_000, 1_000_000);
    try (Stage stage =
        new Stage(this, course, 5)
            .with("RELAY_RETRY_MAX", "PT1M")
            .with("RELAY_INTAKE_RATE", "1000000")
            .with("RELAY_INTAKE_BURST", "1000000")
            .begin(refused ? Optional.empty() : Optional.of(Shown.UNREACHABLE))) {
      stage.fault(
          refused ? "ERROR to all" : "True Pulse away",
          () -> {
            takeAway(stage);
            stage.callers().first().postAll(calls, AT_ONCE);
          },
          Duration.ofSeconds(5),
          () -> giveBack(stage));
      long heap = Resources.of(stage.relay().pid()).heapMegabytes();
      double newCall = secondsForANewCall(stage);
      stage.endPosting();
      Judgement judgement =
          new Judgement(stage)
              .books(Duration.ofSeconds(Math.max(120, calls / 50)))
              .figure("calls that waited", calls)
              .figure("a call posted then arrived after", "%.1f s".formatted(newCall))
              .check(
                  "heap",
                  "%d MB after a collection as they began to go; %d MB are allowed"
                      .formatted(heap, MOST_HEAP_MEGABYTES),
                  heap <= MOST_HEAP_MEGABYTES);
      return judged(judgement, stage, calls, newCall).outcome();
    }
  }

  private void takeAway(Stage stage) {
    if (refused) {
      stage.truePulse().scriptDefault(Answer.error("not today"));
    } else {
      stage.truePulse().refuse();
    }
  }

  private void giveBack(Stage stage) {
    stage.truePulse().clearScripts();
    stage.truePulse().listen();
  }

  private static double secondsForANewCall(Stage stage) {
    double before = stage.watch().now();
    Post post = stage.callers().first().post().join();
    within(PATIENCE, () -> assertThat(stage.truePulse().isAccepted(post.callId())).isTrue());
    return stage.watch().now() - before;
  }

  /** A queue is first in, first out; only a backlog in the ledger is passed by a new call. */
  private Judgement judged(Judgement judgement, Stage stage, int calls, double newCall) {
    if (refused) {
      return judgement.check(
          "new call",
          "a call posted as they began to go arrived after %.1f s; %d s are allowed"
              .formatted(newCall, NEW_CALL_WITHIN.toSeconds()),
          newCall <= NEW_CALL_WITHIN.toSeconds());
    }
    List<Sample> samples = stage.watch().samples();
    double second = timeFor(samples, calls, 1);
    double last = timeFor(samples, calls, PARTS - 1);
    // The first begins slowly on purpose.
    return judgement
        .shown()
        .check(
            "drain",
            "the second tenth took %.1f s, the last %.1f s".formatted(second, last),
            second >= last * AS_QUICK);
  }

  /** Seconds that went by between two tenths of the way down. */
  private static double timeFor(List<Sample> samples, int calls, int tenth) {
    long top = samples.stream().mapToLong(Sample::backlog).max().orElse(0);
    double from = reached(samples, top, top - (long) calls / PARTS * tenth);
    double to = reached(samples, top, top - (long) calls / PARTS * (tenth + 1));
    return to - from;
  }

  private static double reached(List<Sample> samples, long top, long backlog) {
    boolean full = false;
    for (Sample sample : samples) {
      full |= sample.backlog() >= top;
      if (full && sample.backlog() <= Math.max(backlog, AT_ONCE)) {
        return sample.at();
      }
    }
    throw new IllegalStateException("the backlog was never down to " + backlog);
  }
}
