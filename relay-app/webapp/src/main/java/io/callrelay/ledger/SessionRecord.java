package io.callrelay.ledger;

import io.callrelay.platform.Role;
import io.callrelay.platform.SecretHash;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One log-in's row; of the cookie only the hash is kept. */
@Entity
@Table(name = "console_sessions")
class SessionRecord {
  @Id
  @Column(name = "hash", length = 64)
  private String hash;

  @Column(name = "user_name", nullable = false, length = 64)
  private String user;

  /** Null: that of the user. */
  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "role", length = 16)
  private @Nullable Role role;

  @Column(name = "created_at", nullable = false)
  private Instant since;

  @Column(name = "last_seen_at", nullable = false)
  private Instant lastSeen;

  /** For Hibernate, which fills the fields afterwards. */
  @SuppressWarnings("NullAway.Init")
  protected SessionRecord() {}

  SessionRecord(SecretHash hash, String user, @Nullable Role role, Instant now) {
    this.hash = hash.hex();
    this.user = user;
    this.role = role;
    this.since = now;
    this.lastSeen = now;
  }

  String user() {
    return user;
  }

  /** The role that the session has of its own, which only another identity provider gives. */
  @Nullable Role ownRole() {
    return role;
  }

  ConsoleSession as(Role actual) {
    return new ConsoleSession(user, actual, since, lastSeen);
  }
}
