package io.callrelay.proof;

import io.callrelay.rig.Signal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The ledger's server is away.
 *
 * @param how it goes
 * @param fully for how long, at full length
 */
record LedgerAway(Signal how, Duration fully) implements Experiment {
  @Override
  public String id() {
    return "ledger-" + how.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String what() {
    return "SIG%s to the ledger's server under 20 calls a second; later it is there again"
        .formatted(how);
  }

  @Override
  public Outcome run(Course course) {
    try (Stage stage =
        new Stage(this, course, 20).withOwnLedger().begin(Optional.of(Shown.LEDGER_DOWN))) {
      stage.fault(
          "ledger away",
          () -> stage.ledger().takeAway(how),
          course.outage(fully),
          () -> stage.ledger().giveBack());
      stage.postFor(Duration.ofSeconds(10));
      stage.endPosting();
      return new Judgement(stage).books(Duration.ofMinutes(1)).resources().shown().outcome();
    }
  }
}
