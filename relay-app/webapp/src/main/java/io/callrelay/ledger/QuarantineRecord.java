package io.callrelay.ledger;

import io.callrelay.call.CallId;
import io.callrelay.ledger.LedgerEntry.Rejected;
import io.callrelay.ledger.Quarantined.State;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A body that broke the specification, byte for byte, with what was wrong with it and what became
 * of it.
 */
@Entity
@Table(name = "quarantine")
@DynamicUpdate
class QuarantineRecord {
  @Id
  @JdbcTypeCode(SqlTypes.BINARY)
  @Column(name = "id", length = 16)
  private UUID id;

  @Column(name = "received_at", nullable = false)
  private Instant receivedAt;

  @Column(name = "source", nullable = false, length = 64)
  private String source;

  @Column(name = "tp_call_id", length = CallIdColumn.MAX_BYTES)
  private byte @Nullable [] callId;

  @Column(name = "raw_body", length = Columns.MEDIUM, nullable = false)
  private byte[] rawBody;

  @Column(name = "violations", length = Columns.MEDIUM, nullable = false)
  private String violations;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "state", nullable = false, length = 12)
  private State state;

  @Column(name = "resolved_at")
  private @Nullable Instant resolvedAt;

  @Column(name = "resolved_by", length = 64)
  private @Nullable String resolvedBy;

  @Column(name = "resolved_reason", length = 500)
  private @Nullable String resolvedReason;

  @Convert(converter = CallIdColumn.class)
  @Column(name = "became", length = CallIdColumn.MAX_BYTES)
  private @Nullable CallId became;

  /** For Hibernate, which fills the fields afterwards. */
  @SuppressWarnings("NullAway.Init")
  protected QuarantineRecord() {}

  QuarantineRecord(Rejected entry) {
    this.id = entry.id();
    this.receivedAt = entry.receivedAt();
    this.source = entry.source();
    this.callId = entry.callId().map(QuarantineRecord::firstBytes).orElse(null);
    this.rawBody = entry.rawBody();
    this.violations = entry.violations();
    this.state = State.OPEN;
  }

  /** It was mended, and accepted as this call; whether it was open. */
  boolean resubmitted(CallId call, String who, String why, Instant now) {
    boolean open = end(State.RESUBMITTED, who, why, now);
    if (open) {
      became = call;
    }
    return open;
  }

  /** It is worth nothing; whether it was open. */
  boolean discard(String who, String why, Instant now) {
    return end(State.DISCARDED, who, why, now);
  }

  private boolean end(State as, String who, String why, Instant now) {
    if (state != State.OPEN) {
      return false;
    }
    state = as;
    resolvedBy = who;
    resolvedReason = why;
    resolvedAt = now;
    return true;
  }

  UUID id() {
    return id;
  }

  Quarantined.Body body() {
    return new Quarantined.Body(view(), rawBody);
  }

  Quarantined view() {
    return new QuarantineLine(
            id,
            receivedAt,
            source,
            callId,
            violations,
            state,
            resolvedAt,
            resolvedBy,
            resolvedReason,
            became)
        .view();
  }

  /** A rejected id may be of any length; what it is found by is its beginning. */
  private static byte[] firstBytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= CallIdColumn.MAX_BYTES
        ? bytes
        : Arrays.copyOf(bytes, CallIdColumn.MAX_BYTES);
  }
}
