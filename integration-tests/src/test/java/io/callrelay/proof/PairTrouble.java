package io.callrelay.proof;

import io.callrelay.rig.BrokerPair;
import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of two Artemis brokers, each from its own distribution, on one journal, reached with
 * TLS, user and password.
 */
enum PairTrouble implements Experiment {
  /** The other takes over, and later gives back in the same way. */
  FAILOVER("broker-failover", "kill -9 of the Artemis at work, and later of the one in its place") {
    @Override
    void happen(Stage stage, BrokerPair brokers, Duration outage) {
      stage.fault("one dead", brokers::killActive, outage, brokers::awaitActive);
      brokers.startWaiting();
      stage.postFor(Duration.ofSeconds(5));
      stage.fault("the other dead", brokers::killActive, outage, brokers::awaitActive);
    }
  },
  /** Both are stopped in order, as for an upgrade, and started again. */
  RESTART("broker-restart", "SIGTERM to both Artemis brokers; later they start again") {
    @Override
    void happen(Stage stage, BrokerPair brokers, Duration outage) {
      stage.fault("both stopped", brokers::stop, outage, brokers::startAgain);
    }
  },
  /** The one at work keeps its lock, so nobody takes over. */
  PAUSE(
      "broker-pause",
      "SIGSTOP to the Artemis at work, whose backup cannot know; later it goes on") {
    @Override
    void happen(Stage stage, BrokerPair brokers, Duration outage) {
      stage.fault("the one at work stands still", brokers::freeze, outage, brokers::thaw);
    }
  };

  private static final Duration FULLY = Duration.ofMinutes(2);

  private final String id;
  private final String what;

  PairTrouble(String id, String what) {
    this.id = id;
    this.what = what + ", under 20 calls a second";
  }

  abstract void happen(Stage stage, BrokerPair brokers, Duration outage);

  @Override
  public String id() {
    return id;
  }

  @Override
  public String what() {
    return what;
  }

  @Override
  public Outcome run(Course course) {
    try (BrokerPair brokers = BrokerPair.start("proof-" + id);
        Stage stage =
            new Stage(this, course, 20)
                .withOwnLedger()
                .with(brokers::usedBy)
                .with("RELAY_RECONCILIATION_INTERVAL", "PT5S")
                .begin(Optional.of(Shown.QUEUE_DOWN))) {
      happen(stage, brokers, course.outage(FULLY));
      stage.postFor(Duration.ofSeconds(10));
      stage.endPosting();
      Judgement judgement = new Judgement(stage).books(Duration.ofMinutes(2)).resources();
      // A failover is over before the relay has looked twice.
      return (this == FAILOVER ? judgement : judgement.shown()).outcome();
    }
  }
}
