package io.callrelay.proof;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Very many calls wait, and True Pulse comes back. */
final class Backlog implements Experiment {
  private static final int MOST_HEAP_MEGABYTES = 512;
  private static final int AT_ONCE = 40;
  private static final int PARTS = 10;
  private static final double AS_QUICK = 0.8;

  @Override
  public String id() {
    return "backlog";
  }

  @Override
  public String what() {
    return "True Pulse is away until very many calls wait; then it comes back";
  }

  @Override
  public Outcome run(Course course) {
    int calls = course.many(5_000, 50_000);
    try (Stage stage = new Stage(this, 5).begin(Optional.of(Shown.UNREACHABLE))) {
      stage.fault(
          "True Pulse away",
          () -> {
            stage.truePulse().refuse();
            stage.telephony().postAll(calls, AT_ONCE);
          },
          Duration.ofSeconds(5),
          stage.truePulse()::listen);
      long heap = Resources.of(stage.relay().pid()).heapMegabytes();
      stage.endPosting();
      Judgement judgement =
          new Judgement(stage).books(Duration.ofSeconds(Math.max(60, calls / 100)), 0).shown();
      drained(judgement, stage.watch().samples(), calls);
      return judgement
          .figure("calls that waited", calls)
          .check(
              "heap",
              "%d MB after a collection as they began to go; %d MB are allowed"
                  .formatted(heap, MOST_HEAP_MEGABYTES),
              heap <= MOST_HEAP_MEGABYTES)
          .outcome(this, course);
    }
  }

  /** The last tenth goes as quickly as the one before; the first begins slowly on purpose. */
  private static void drained(Judgement judgement, List<Sample> samples, int calls) {
    double second = timeFor(samples, calls, 1);
    double last = timeFor(samples, calls, PARTS - 1);
    judgement.check(
        "drain",
        "the second tenth took %.1f s, the last %.1f s".formatted(second, last),
        second >= last * AS_QUICK);
  }

  /** Seconds that went by between two tenths of the way down. */
  private static double timeFor(List<Sample> samples, int calls, int tenth) {
    int top =
        samples.stream().mapToInt(sample -> Math.toIntExact(sample.backlog())).max().orElse(0);
    double from = reached(samples, top, top - (long) calls / PARTS * tenth);
    double to = reached(samples, top, top - (long) calls / PARTS * (tenth + 1));
    return to - from;
  }

  private static double reached(List<Sample> samples, int top, long backlog) {
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
