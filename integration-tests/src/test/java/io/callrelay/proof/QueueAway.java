package io.callrelay.proof;

import java.time.Duration;
import java.util.Optional;

/**
 * An external broker is away.
 *
 * @param killed its process ends; else it stands still and keeps its connections
 */
record QueueAway(boolean killed) implements Experiment {
  private static final Duration FULLY = Duration.ofMinutes(2);

  @Override
  public String id() {
    return killed ? "broker-kill" : "broker-stop";
  }

  @Override
  public String what() {
    return killed
        ? "kill -9 of the external Artemis under 20 calls a second; later it starts again"
        : "SIGSTOP to the external Artemis under 20 calls a second; later it goes on";
  }

  @Override
  public Outcome run(Course course) {
    try (Stage stage =
        new Stage(this, course, 20)
            .withOwnLedger()
            .withOwnBroker()
            .with("RELAY_RECONCILIATION_INTERVAL", "PT5S")
            .begin(Optional.of(Shown.QUEUE_DOWN))) {
      stage.fault(
          "broker away", () -> takeAway(stage), course.outage(FULLY), () -> giveBack(stage));
      stage.postFor(Duration.ofSeconds(10));
      stage.endPosting();
      return new Judgement(stage).books(Duration.ofMinutes(2)).resources().shown().outcome();
    }
  }

  private void takeAway(Stage stage) {
    if (killed) {
      stage.broker().kill();
    } else {
      stage.broker().freeze();
    }
  }

  private void giveBack(Stage stage) {
    if (killed) {
      stage.broker().startAgain();
    } else {
      stage.broker().thaw();
    }
  }
}
