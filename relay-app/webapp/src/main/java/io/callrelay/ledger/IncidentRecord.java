package io.callrelay.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An incident's row. */
@Entity
@Table(name = "incidents")
@DynamicUpdate
class IncidentRecord {
  @Id
  @JdbcTypeCode(SqlTypes.BINARY)
  @Column(name = "id", length = 16)
  private UUID id;

  @Column(name = "cause", nullable = false, updatable = false, length = 64)
  private String cause;

  /** The cause while the incident is open: unique, so that a cause has one. */
  @Column(name = "open_key", length = 64)
  private @Nullable String openKey;

  @Column(name = "since", nullable = false)
  private Instant since;

  @Column(name = "raised_at", nullable = false)
  private Instant raisedAt;

  @Column(name = "raised_by", nullable = false, length = 64)
  private String raisedBy;

  @Column(name = "last_seen_at", nullable = false)
  private Instant lastSeenAt;

  @Column(name = "calls", nullable = false)
  private long calls;

  @Column(name = "most_calls", nullable = false)
  private long mostCalls;

  @Column(name = "words", nullable = false, length = Incident.MOST_WORDS)
  private String words;

  @Column(name = "over_at")
  private @Nullable Instant overAt;

  @Column(name = "told", nullable = false)
  private int told;

  @Column(name = "last_told_at")
  private @Nullable Instant lastToldAt;

  @Column(name = "finished", nullable = false)
  private boolean finished;

  /** For Hibernate, which fills the fields afterwards. */
  @SuppressWarnings("NullAway.Init")
  protected IncidentRecord() {}

  @SuppressWarnings("NullAway.Init") // become() fills the rest
  IncidentRecord(Incident incident) {
    id = incident.id();
    cause = incident.cause();
    become(incident);
  }

  /** Takes over all that may change. */
  final void become(Incident incident) {
    since = incident.start().since();
    raisedAt = incident.start().raisedAt();
    raisedBy = incident.start().by();
    lastSeenAt = incident.sight().at();
    calls = incident.sight().calls();
    mostCalls = incident.sight().mostCalls();
    words = incident.sight().words();
    overAt = incident.overAt().orElse(null);
    openKey = incident.open() ? cause : null;
    told = incident.told().times();
    lastToldAt = incident.told().lastAt().orElse(null);
    finished = incident.told().ofTheEnd();
  }

  /** Learns what another node saw and told of the same cause while the ledger was down. */
  void meet(Incident other) {
    if (other.id().equals(id) && !other.sight().at().isBefore(lastSeenAt)) {
      become(other);
    } else if (other.told().times() > told) {
      told = other.told().times();
      lastToldAt = other.told().lastAt().orElse(null);
    }
  }

  UUID id() {
    return id;
  }

  Incident incident() {
    return new Incident(
        id,
        new Incident.Start(cause, since, raisedAt, raisedBy),
        new Incident.Sight(lastSeenAt, calls, mostCalls, words),
        Optional.ofNullable(overAt),
        new Incident.Told(told, Optional.ofNullable(lastToldAt), finished));
  }
}
