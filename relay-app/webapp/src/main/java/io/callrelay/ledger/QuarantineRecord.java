package io.callrelay.ledger;

import io.callrelay.ledger.LedgerEntry.Rejected;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A body that broke the specification, byte for byte, with what was wrong with it. */
@Entity
@Immutable
@Table(name = "quarantine")
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
  }

  /** A rejected id may be of any length; what it is found by is its beginning. */
  private static byte[] firstBytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= CallIdColumn.MAX_BYTES
        ? bytes
        : Arrays.copyOf(bytes, CallIdColumn.MAX_BYTES);
  }
}
