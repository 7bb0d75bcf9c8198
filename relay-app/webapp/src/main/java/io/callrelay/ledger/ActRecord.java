package io.callrelay.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An act's row. Never changed. */
@Entity
@Immutable
@Table(name = "acts")
class ActRecord {
  @Id
  @JdbcTypeCode(SqlTypes.BINARY)
  @Column(name = "id", length = 16)
  private UUID id;

  @Column(name = "done_at", nullable = false)
  private Instant at;

  @Column(name = "actor", nullable = false, length = 64)
  private String actor;

  @Column(name = "action", nullable = false, length = 40)
  private String action;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "kind", nullable = false, length = 16)
  private Act.Kind kind;

  /** As bytes, so that no collation has a say in what is equal. */
  @Column(name = "target", nullable = false, length = 512)
  private byte[] target;

  @Column(name = "reason", nullable = false, length = 500)
  private String reason;

  @Column(name = "outcome", nullable = false, length = 500)
  private String outcome;

  @Column(name = "node", nullable = false, length = 64)
  private String node;

  /** For Hibernate, which fills the fields afterwards. */
  @SuppressWarnings("NullAway.Init")
  protected ActRecord() {}

  ActRecord(Act act, Instant at, String node) {
    this.id = UuidCreator.getTimeOrderedEpoch(at);
    this.at = at;
    this.actor = act.by();
    this.action = act.action();
    this.kind = act.on().kind();
    this.target = act.on().id().getBytes(StandardCharsets.UTF_8);
    this.reason = act.reason();
    this.outcome = act.outcome();
    this.node = node;
  }

  Act.Recorded recorded() {
    Act.Target on = new Act.Target(kind, new String(target, StandardCharsets.UTF_8));
    return new Act.Recorded(id, at, new Act(actor, action, on, reason, outcome), node);
  }
}
