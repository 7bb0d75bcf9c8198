package io.callrelay.proof;

import io.callrelay.rig.Breakpoint;
import io.callrelay.rig.FilledHeap;
import java.time.Duration;
import java.util.Optional;

/** The relay's heap is filled from outside until nothing more goes into it. */
final class Exhausted implements Experiment {
  private static final int MORE_THAN_THE_HEAP = 2_000;
  private static final int ENDED_OF_IT = 3;
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);

  @Override
  public String id() {
    return "heap-exhausted";
  }

  @Override
  public String what() {
    return "a debugger fills the relay's heap under 20 calls a second; whoever supervises the"
        + " process starts it again";
  }

  @Override
  public Outcome run(Course course) {
    Breakpoint debugger = Breakpoint.onFreePort();
    try (Stage stage =
        new Stage(this, course, 20).with(debugger::in).begin(Optional.of(Shown.NO_ANSWER))) {
      int[] exit = {0};
      stage.restart("heap full", () -> exit[0] = fill(debugger, stage));
      stage.postFor(Duration.ofSeconds(5));
      stage.endPosting();
      return new Judgement(stage)
          .books(Duration.ofMinutes(1))
          .check(
              "not alive and useless",
              "the process ended by itself, with exit code %d".formatted(exit[0]),
              exit[0] == ENDED_OF_IT)
          .outcome();
    }
  }

  /** Returns the code with which the process ended. */
  private static int fill(Breakpoint debugger, Stage stage) {
    FilledHeap.of(debugger, MORE_THAN_THE_HEAP);
    return stage.awaitDeath(ENDS_WITHIN);
  }
}
