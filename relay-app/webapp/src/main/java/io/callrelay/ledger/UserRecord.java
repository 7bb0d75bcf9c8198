package io.callrelay.ledger;

import io.callrelay.platform.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One user's row. */
@Entity
@Table(name = "console_users")
class UserRecord {
  @Id
  @Column(name = "name", length = 64)
  private String name;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "role", nullable = false, length = 16)
  private Role role;

  @Column(name = "password_hash", nullable = false, length = 512)
  private String passwordHash;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  @Column(name = "created_by", nullable = false, length = 64)
  private String createdBy;

  /** For Hibernate, which fills the fields afterwards. */
  @SuppressWarnings("NullAway.Init")
  protected UserRecord() {}

  UserRecord(ConsoleUser user) {
    this.name = user.name();
    this.role = user.role();
    this.passwordHash = user.passwordHash();
    this.createdAt = user.createdAt();
    this.createdBy = user.createdBy();
  }

  void changePassword(String newHash) {
    passwordHash = newHash;
  }

  ConsoleUser user() {
    return new ConsoleUser(name, role, passwordHash, createdAt, createdBy);
  }
}
