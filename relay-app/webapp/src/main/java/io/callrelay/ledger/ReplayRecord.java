package io.callrelay.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import io.callrelay.ledger.Replay.State;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A replay's row: what is to be done, and how far it has come. */
@Entity
@Table(name = "replays")
@DynamicUpdate
class ReplayRecord {
  private static final int MOST_FILTER = 65_535;

  @Id
  @JdbcTypeCode(SqlTypes.BINARY)
  @Column(name = "id", length = 16)
  private UUID id;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "state", nullable = false, length = 10)
  private State state;

  @Column(name = "filter", nullable = false, length = MOST_FILTER, updatable = false)
  private String filter;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "created_by", nullable = false, length = 64, updatable = false)
  private String createdBy;

  @Column(name = "expected", nullable = false, updatable = false)
  private long expected;

  @Column(name = "reason", length = 500)
  private @Nullable String reason;

  @Column(name = "started_at")
  private @Nullable Instant startedAt;

  /** Calls with a smaller id are still to be looked at. */
  @JdbcTypeCode(SqlTypes.BINARY)
  @Column(name = "position", length = 16)
  private UUID position;

  @Column(name = "done", nullable = false)
  private long done;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  @Column(name = "cancelled_by", length = 64)
  private @Nullable String cancelledBy;

  @Column(name = "cancel_reason", length = 500)
  private @Nullable String cancelReason;

  /** For Hibernate, which fills the fields afterwards. */
  @SuppressWarnings("NullAway.Init")
  protected ReplayRecord() {}

  ReplayRecord(CallFilter filter, String who, long expected, Instant now) {
    this.id = UuidCreator.getTimeOrderedEpoch(now);
    this.state = State.PREVIEWED;
    this.filter = CallFilterJson.write(filter);
    this.createdAt = now;
    this.createdBy = who;
    this.expected = expected;
    this.position = Cursor.before(now).before();
  }

  /** Whether this person may start what was looked at, at this time. */
  boolean mayStart(String who, Instant now, Duration validity) {
    return state == State.PREVIEWED
        && createdBy.equals(who)
        && now.isBefore(createdAt.plus(validity));
  }

  void start(String why, Instant now) {
    state = State.RUNNING;
    reason = why;
    startedAt = now;
  }

  /** Some have been dealt with; without a next place it is done. */
  void advance(int calls, Optional<Cursor> next, Instant now) {
    done += calls;
    if (next.isPresent()) {
      position = next.get().before();
    } else {
      state = State.DONE;
      finishedAt = now;
    }
  }

  /** Stops it; whether it was running. */
  boolean cancel(String who, String why, Instant now) {
    if (state != State.RUNNING) {
      return false;
    }
    state = State.CANCELLED;
    cancelledBy = who;
    cancelReason = why;
    finishedAt = now;
    return true;
  }

  UUID id() {
    return id;
  }

  boolean running() {
    return state == State.RUNNING;
  }

  long done() {
    return done;
  }

  CallFilter filter() {
    return CallFilterJson.read(filter);
  }

  Cursor position() {
    return new Cursor(position);
  }

  Replay view() {
    return new Replay(
        id,
        state,
        filter(),
        new Replay.Start(createdAt, createdBy, Optional.ofNullable(reason)),
        expected,
        done,
        new Replay.End(
            Optional.ofNullable(finishedAt),
            Optional.ofNullable(cancelledBy),
            Optional.ofNullable(cancelReason)));
  }
}
