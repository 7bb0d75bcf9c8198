package io.callrelay.proof;

import io.callrelay.rig.OwnLedger;
import io.callrelay.rig.SlowWay;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The ledger's server is there, and not well. */
enum LedgerTrouble implements Experiment {
  LEDGER_SLOW_200MS("each answer of the ledger's server comes 200 ms late"),
  LEDGER_SLOW_2S("each answer of the ledger's server comes 2 s late"),
  LEDGER_DEADLOCKS("one in a hundred writes of an attempt ends with a deadlock (error 1213)"),
  LEDGER_FULL_OF_CONNECTIONS("the ledger's connections are broken and all are taken by others");

  private static final Duration FULLY = Duration.ofMinutes(2);
  private static final double ONE_IN_A_HUNDRED = 0.01;

  private final String words;

  LedgerTrouble(String words) {
    this.words = words;
  }

  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String what() {
    return words + ", under 20 calls a second";
  }

  @Override
  public Outcome run(Course course) {
    Stage stage = new Stage(this, course, 20).withOwnLedger();
    try (stage;
        SlowWay way = SlowWay.to(stage.ledger().port())) {
      stage
          .with("RELAY_LEDGER_URL", stage.ledger().url(way.port()))
          .with("RELAY_RECONCILIATION_INTERVAL", "PT5S")
          .begin(shown());
      Duration time = this == LEDGER_DEADLOCKS ? Duration.ofMinutes(1) : course.outage(FULLY);
      stage.fault(words, () -> begin(stage.ledger(), way), time, () -> end(stage.ledger(), way));
      stage.postFor(Duration.ofSeconds(10));
      stage.endPosting();
      Judgement judgement = new Judgement(stage).books(Duration.ofMinutes(2));
      // A slow ledger is no fault to be told of, and a deadlock is over before anybody looks.
      return (shown().isPresent() ? judgement.shown() : judgement).outcome();
    }
  }

  private Optional<Shown> shown() {
    return this == LEDGER_FULL_OF_CONNECTIONS ? Optional.of(Shown.LEDGER_DOWN) : Optional.empty();
  }

  private void begin(OwnLedger ledger, SlowWay way) {
    switch (this) {
      case LEDGER_SLOW_200MS -> way.delay(Duration.ofMillis(200));
      case LEDGER_SLOW_2S -> way.delay(Duration.ofSeconds(2));
      case LEDGER_DEADLOCKS -> ledger.deadlockSometimes("attempts", ONE_IN_A_HUNDRED);
      case LEDGER_FULL_OF_CONNECTIONS -> ledger.takeAllConnections();
    }
  }

  private void end(OwnLedger ledger, SlowWay way) {
    switch (this) {
      case LEDGER_SLOW_200MS, LEDGER_SLOW_2S -> way.delay(Duration.ZERO);
      case LEDGER_DEADLOCKS -> ledger.deadlockNoMore();
      case LEDGER_FULL_OF_CONNECTIONS -> ledger.leaveConnections();
    }
  }
}
