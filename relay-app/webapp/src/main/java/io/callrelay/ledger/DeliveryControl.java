package io.callrelay.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * The operators' switch for delivery, kept in the ledger so that it holds for all nodes and
 * survives a restart. Nodes look at it every second.
 *
 * <p>Every method fails with {@link LedgerUnavailable} when the database does not answer.
 */
@ApplicationScoped
public class DeliveryControl {
  private final LedgerDatabase database;
  private final Clock clock;
  private final Acts acts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected DeliveryControl() {
    this(null, null, null);
  }

  @Inject
  DeliveryControl(LedgerDatabase database, Clock clock, Acts acts) {
    this.database = database;
    this.clock = clock;
    this.acts = acts;
  }

  /** Stops delivery. */
  public void pause(String who, String reason) {
    change(true, who, reason);
  }

  /** Lets delivery go on. */
  public void resume(String who, String reason) {
    change(false, who, reason);
  }

  private void change(boolean pause, String who, String reason) {
    database.inTransaction(
        session -> {
          only(session.find(
                  DeliveryControlRecord.class,
                  DeliveryControlRecord.ONLY,
                  LockModeType.PESSIMISTIC_WRITE))
              .change(pause, clock.instant(), who, reason);
          acts.write(session, act(pause, who, reason));
          return null;
        });
  }

  private static Act act(boolean pause, String who, String reason) {
    return new Act(
        who,
        pause ? "delivery-paused" : "delivery-resumed",
        new Act.Target(Act.Kind.DELIVERY, ""),
        reason,
        pause ? "PAUSED" : "RESUMED");
  }

  /** The pause that holds now, if one does. */
  public Optional<Pause> current() {
    return database.inTransaction(
        session ->
            only(session.find(DeliveryControlRecord.class, DeliveryControlRecord.ONLY)).pause());
  }

  private static DeliveryControlRecord only(DeliveryControlRecord row) {
    return Objects.requireNonNull(row, "the row of delivery_control is missing");
  }
}
