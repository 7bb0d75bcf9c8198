package io.callrelay.proof;

import io.callrelay.rig.Breakpoint;
import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The relay's process is killed at a certain point of a call's way.
 *
 * @param point of the way
 */
record KilledAt(Point point) implements Experiment {
  private static final int MOST_KILLS = 20;
  private static final int MOST_BEFORE_A_KILL = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration HELD_BACK = Duration.ofSeconds(2);

  /** Where; a debugger makes the process stand still as it enters the method. */
  enum Point {
    QUEUED_NOT_RECORDED(
        "its message is in the queue and its row not in the ledger",
        "intake.KeepingCalls",
        "recordQueued"),
    BEFORE_THE_POST("the POST to True Pulse is about to be sent", "delivery.TruePulse", "attempt"),
    POSTED_NOT_ANSWERED("True Pulse has the call and has not answered", "", ""),
    ANSWERED_NOT_RECORDED(
        "True Pulse has answered and the ledger does not know", "delivery.Outcomes", "write"),
    RECORDED_NOT_ACKNOWLEDGED(
        "the outcome is in the ledger and the message still in the queue",
        "delivery.AttemptLog",
        "tell"),
    MIDDLE_OF_A_SWEEP(
        "calls have been picked from the ledger and only some of them sent to the queue",
        "retry.Requeuing",
        "message");

    private final String words;
    private final String className;
    private final String method;

    Point(String words, String className, String method) {
      this.words = words;
      this.className = "io.callrelay." + className;
      this.method = method;
    }

    /** Returns when the process is there; then it stands still, or waits for True Pulse. */
    private void await(Stage stage, Breakpoint debugger, int times) {
      if (this == POSTED_NOT_ANSWERED) {
        awaitArrivals(stage, times);
      } else {
        debugger.await(className, method, times, PATIENCE);
      }
    }
  }

  @Override
  public String id() {
    return "killed-" + point.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String what() {
    return "kill -9 of the relay when, for one call, " + point.words + "; under 25 calls a second";
  }

  @Override
  public Outcome run(Course course) {
    Random random = course.random(this);
    int kills = Math.min(MOST_KILLS, course.kills());
    Breakpoint debugger = Breakpoint.onFreePort();
    try (Stage stage = stage(course, debugger).begin(Optional.of(Shown.NO_ANSWER))) {
      for (int kill = 1; kill <= kills; kill++) {
        int times = 1 + random.nextInt(MOST_BEFORE_A_KILL);
        stage.restart(
            "kill %d, at the %d. time".formatted(kill, times),
            () -> {
              point.await(stage, debugger, times);
              stage.kill();
            });
      }
      stage.endPosting();
      return new Judgement(stage).books(Duration.ofMinutes(2)).kills(kills).outcome();
    }
  }

  /** Calls whose message is gone are queued again half a minute and one attempt later. */
  private Stage stage(Course course, Breakpoint debugger) {
    Stage stage =
        new Stage(this, course, 25)
            .with("RELAY_RECONCILIATION_INTERVAL", "PT5S")
            .with("RELAY_TRUEPULSE_DEADLINE", "PT5S")
            .with(debugger::in);
    switch (point) {
      case MIDDLE_OF_A_SWEEP ->
          stage.truePulse().scriptDefault(Answer.error("not at once"), Answer.success());
      case POSTED_NOT_ANSWERED ->
          stage.truePulse().scriptDefault(Answer.success().delayedBy(HELD_BACK));
      default -> {}
    }
    return stage;
  }

  private static void awaitArrivals(Stage stage, int times) {
    CountDownLatch left = new CountDownLatch(times);
    Runnable noMore = stage.truePulse().onArrival(arrival -> left.countDown());
    try {
      if (!left.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("%d calls did not arrive within %s".formatted(times, PATIENCE));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      noMore.run();
    }
  }
}
