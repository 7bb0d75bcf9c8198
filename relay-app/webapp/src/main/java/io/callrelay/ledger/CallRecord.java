package io.callrelay.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import io.callrelay.call.Call;
import io.callrelay.call.CallId;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.ledger.LedgerEntry.Origin;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Verdict;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
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

/** A call's row. It changes by its own verbs only, and only as {@link CallState} allows. */
@Entity
@Table(name = "calls")
@DynamicUpdate
class CallRecord {
  /** How long after a call was accepted its message may still turn up in the queue. */
  static final Duration LATE_MESSAGE = Duration.ofSeconds(10);

  /**
   * Ordered by the time of acceptance: new rows go to the end of the table, and every key of it
   * gives its rows by that time.
   */
  @Id
  @JdbcTypeCode(SqlTypes.BINARY)
  @Column(name = "id", length = 16)
  private UUID id;

  @Convert(converter = CallIdColumn.class)
  @Column(name = "tp_call_id", nullable = false, updatable = false, length = CallIdColumn.MAX_BYTES)
  private CallId callId;

  @Embedded private CallColumns columns;

  @Embedded private @Nullable TraceColumns trace;

  @Column(name = "raw_body", length = Columns.MEDIUM)
  private byte @Nullable [] rawBody;

  @Column(name = "source", nullable = false, updatable = false, length = 64)
  private String source;

  @Column(name = "accepted_at", nullable = false, updatable = false)
  private Instant acceptedAt;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "state", nullable = false, length = 10)
  private CallState state;

  @JdbcTypeCode(SqlTypes.BINARY)
  @Column(name = "ticket", nullable = false, length = 16)
  private UUID ticket;

  @Column(name = "queued_at", nullable = false)
  private Instant queuedAt;

  @Column(name = "attempts", nullable = false)
  private int attempts;

  @Column(name = "first_failed_at")
  private @Nullable Instant firstFailedAt;

  @Column(name = "next_attempt_at")
  private @Nullable Instant nextAttemptAt;

  @Column(name = "last_reason", length = 32)
  private @Nullable String lastReason;

  @Column(name = "delivered_at")
  private @Nullable Instant deliveredAt;

  /** For Hibernate, which fills the fields afterwards. */
  @SuppressWarnings("NullAway.Init")
  protected CallRecord() {}

  private CallRecord(Call call, Origin origin, byte @Nullable [] rawBody, CallState state) {
    this.id = UuidCreator.getTimeOrderedEpoch(origin.acceptedAt());
    this.callId = call.id();
    this.columns = new CallColumns(call);
    this.rawBody = rawBody;
    this.trace = TraceColumns.of(origin.trace());
    this.source = origin.source();
    this.acceptedAt = origin.acceptedAt();
    this.ticket = origin.ticket();
    this.queuedAt = origin.acceptedAt();
    this.state = state;
  }

  /**
   * A call just taken from telephony. One that the queue did not take in time waits a little: its
   * message may come late, and be under way when the row is looked for.
   */
  static CallRecord accepted(Accepted entry) {
    CallRecord row =
        new CallRecord(
            entry.call(),
            entry.origin(),
            entry.rawBody().orElse(null),
            entry.queued() ? CallState.QUEUED : CallState.RETRYING);
    if (!entry.queued()) {
      row.nextAttemptAt = row.acceptedAt.plus(LATE_MESSAGE);
    }
    return row;
  }

  /** A call that was attempted before its acceptance could be written. */
  static CallRecord attemptedFirst(Call call, Origin origin) {
    return new CallRecord(call, origin, null, CallState.QUEUED);
  }

  /** Telephony's own body, which the message that was attempted first did not carry. */
  void acceptedAlso(Accepted entry) {
    if (rawBody == null && ticket.equals(entry.origin().ticket())) {
      rawBody = entry.rawBody().orElse(null);
    }
  }

  /** Counts an attempt and goes where its verdict leads. */
  void attempted(Attempt attempt, Next next) {
    attempts++;
    if (attempt.verdict() instanceof Verdict.Success) {
      delivered(attempt.startedAt().plus(attempt.took()));
    } else {
      failed(attempt, next);
    }
  }

  private void delivered(Instant at) {
    if (state.mayBecome(CallState.DELIVERED)) {
      state = CallState.DELIVERED;
      deliveredAt = at;
      nextAttemptAt = null;
    }
  }

  /** An attempt that failed while another had ended the call's journey changes nothing more. */
  private void failed(Attempt attempt, Next next) {
    lastReason = attempt.verdict().reason().name();
    if (firstFailedAt == null) {
      firstFailedAt = attempt.startedAt();
    }
    if (next instanceof Next.RetryAt retry && state.mayBecome(CallState.RETRYING)) {
      state = CallState.RETRYING;
      nextAttemptAt = retry.at();
    } else if (next instanceof Next.StaysQueued stays && state == CallState.QUEUED) {
      nextAttemptAt = stays.at();
    }
  }

  /** A new message stands for the call from now on; any older one is stale. */
  void queueAgain(UUID newTicket, Instant now) {
    become(CallState.QUEUED);
    ticket = newTicket;
    queuedAt = now;
    nextAttemptAt = null;
  }

  /** The message could not be sent after all. */
  void waitUntil(Instant due) {
    become(CallState.RETRYING);
    nextAttemptAt = due;
  }

  /** A call that waits is due at once; whether it waits. */
  boolean retryNow(Instant now) {
    if (state != CallState.RETRYING) {
      return false;
    }
    if (nextAttemptAt == null || nextAttemptAt.isAfter(now)) {
      nextAttemptAt = now;
    }
    return true;
  }

  /** An operator takes it out. */
  void withdraw() {
    become(CallState.WITHDRAWN);
    nextAttemptAt = null;
  }

  private void become(CallState next) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException(
          "call " + callId + " may not go from " + state + " to " + next);
    }
    state = next;
  }

  UUID id() {
    return id;
  }

  CallId callId() {
    return callId;
  }

  boolean standsFor(UUID message) {
    return state == CallState.QUEUED && ticket.equals(message);
  }

  int attempts() {
    return attempts;
  }

  Optional<byte[]> rawBody() {
    return Optional.ofNullable(rawBody);
  }

  Origin origin() {
    return new Origin(acceptedAt, source, ticket, TraceColumns.read(trace));
  }

  CallView view() {
    return new CallView(
        columns.toCall(callId),
        state,
        source,
        acceptedAt,
        ticket,
        attempts,
        Optional.ofNullable(nextAttemptAt),
        Optional.ofNullable(deliveredAt),
        Optional.ofNullable(firstFailedAt),
        Optional.ofNullable(lastReason));
  }
}
