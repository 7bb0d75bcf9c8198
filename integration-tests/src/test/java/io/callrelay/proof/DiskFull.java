package io.callrelay.proof;

import io.callrelay.rig.SmallDisk;
import io.callrelay.rig.Tool;
import io.callrelay.support.Scratch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Not a byte more goes onto a disk.
 *
 * @param ofLedger the ledger's server has its data on it; else the embedded broker has
 */
record DiskFull(boolean ofLedger) implements Experiment {
  private static final Duration FULLY = Duration.ofMinutes(2);
  private static final int MEGABYTES = 300;

  @Override
  public String id() {
    return ofLedger ? "ledger-disk-full" : "broker-disk-full";
  }

  @Override
  public String what() {
    return "the disk of the %s fills up under 20 calls a second; later there is room again"
        .formatted(ofLedger ? "ledger's server" : "embedded broker");
  }

  @Override
  public Optional<String> impossible() {
    return Tool.mayDoAll() ? Optional.empty() : Optional.of("only root can make a small disk");
  }

  @Override
  public Outcome run(Course course) {
    Stage stage = new Stage(this, course, 20);
    Path small =
        ofLedger ? Scratch.empty(stage.name() + "-disk") : stage.setup().data().resolve("broker");
    try (SmallDisk disk = SmallDisk.at(small, MEGABYTES);
        stage) {
      (ofLedger ? stage.withOwnLedgerOn(small) : stage.withOwnLedger())
          .with("RELAY_RECONCILIATION_INTERVAL", "PT5S")
          .begin(ofLedger ? Optional.empty() : Optional.of(Shown.QUEUE_DOWN));
      stage.fault("disk full", disk::fill, course.outage(FULLY).multipliedBy(2), disk::giveBack);
      stage.postFor(Duration.ofSeconds(10));
      stage.endPosting();
      Judgement judgement = new Judgement(stage).books(Duration.ofMinutes(2));
      // What the ledger still has room for is taken: it need not be down.
      return (ofLedger ? judgement : judgement.shown()).outcome();
    }
  }
}
