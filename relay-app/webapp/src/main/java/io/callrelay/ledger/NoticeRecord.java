package io.callrelay.ledger;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A notice's row. */
@Entity
@Table(name = "notices")
@DynamicUpdate
class NoticeRecord {
  @Id
  @JdbcTypeCode(SqlTypes.BINARY)
  @Column(name = "id", length = 16)
  private UUID id;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "kind", nullable = false, updatable = false, length = 16)
  private Notice.Kind kind;

  @Column(name = "channel", nullable = false, updatable = false, length = 16)
  private String channel;

  @Column(name = "recipient", nullable = false, updatable = false)
  private String recipient;

  @ElementCollection(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SUBSELECT)
  @CollectionTable(name = "notice_incidents", joinColumns = @JoinColumn(name = "notice_id"))
  @JdbcTypeCode(SqlTypes.BINARY)
  @Column(name = "incident_id", nullable = false, length = 16)
  private Set<UUID> incidents;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "due_at")
  private @Nullable Instant dueAt;

  @Column(name = "attempts", nullable = false)
  private int attempts;

  @Column(name = "sent_at")
  private @Nullable Instant sentAt;

  @Column(name = "problem", length = 500)
  private @Nullable String problem;

  /** For Hibernate, which fills the fields afterwards. */
  @SuppressWarnings("NullAway.Init")
  protected NoticeRecord() {}

  NoticeRecord(Notice notice) {
    id = notice.id();
    kind = notice.kind();
    channel = notice.to().channel();
    recipient = notice.to().address();
    incidents = new HashSet<>(notice.incidents());
    createdAt = notice.createdAt();
    become(notice);
  }

  /** Takes over all that may change. */
  final void become(Notice notice) {
    dueAt = notice.sending().dueAt().orElse(null);
    attempts = notice.sending().attempts();
    sentAt = notice.sending().sentAt().orElse(null);
    problem = notice.sending().problem().orElse(null);
  }

  Notice notice() {
    return new Notice(
        id,
        kind,
        new Notice.Recipient(channel, recipient),
        incidents.stream().sorted().toList(),
        createdAt,
        new Notice.Sending(
            Optional.ofNullable(dueAt),
            attempts,
            Optional.ofNullable(sentAt),
            Optional.ofNullable(problem)));
  }
}
