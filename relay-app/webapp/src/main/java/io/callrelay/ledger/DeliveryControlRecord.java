package io.callrelay.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** The one row that tells whether operators have stopped delivery. */
@Entity
@Table(name = "delivery_control")
class DeliveryControlRecord {
  /** Key of the only row. */
  static final int ONLY = 1;

  @Id
  @Column(name = "id")
  private int id;

  @Column(name = "paused", nullable = false)
  private boolean paused;

  @Column(name = "changed_at", nullable = false)
  private Instant changedAt;

  @Column(name = "changed_by", nullable = false, length = 64)
  private String changedBy;

  @Column(name = "reason", nullable = false, length = 500)
  private String reason;

  /** For Hibernate, which fills the fields afterwards. */
  @SuppressWarnings("NullAway.Init")
  protected DeliveryControlRecord() {}

  void change(boolean pause, Instant at, String by, String why) {
    paused = pause;
    changedAt = at;
    changedBy = by;
    reason = why;
  }

  Optional<Pause> pause() {
    return paused ? Optional.of(new Pause(changedAt, changedBy, reason)) : Optional.empty();
  }
}
