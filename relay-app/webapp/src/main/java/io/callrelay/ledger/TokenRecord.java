package io.callrelay.ledger;

import io.callrelay.ledger.IssuedToken.Made;
import io.callrelay.platform.Role;
import io.callrelay.platform.SecretHash;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One token's row. */
@Entity
@Table(name = "access_tokens")
class TokenRecord {
  @Id
  @JdbcTypeCode(SqlTypes.BINARY)
  @Column(name = "id", length = 16)
  private UUID id;

  @Column(name = "name", nullable = false, length = 64)
  private String name;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  @Column(name = "role", nullable = false, length = 16)
  private Role role;

  @Column(name = "hash", nullable = false, length = 64)
  private String hash;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  @Column(name = "created_by", nullable = false, length = 64)
  private String createdBy;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  @Column(name = "revoked_by", length = 64)
  private @Nullable String revokedBy;

  /** For Hibernate, which fills the fields afterwards. */
  @SuppressWarnings("NullAway.Init")
  protected TokenRecord() {}

  TokenRecord(IssuedToken token) {
    this.id = token.id();
    this.name = token.name();
    this.role = token.role();
    this.hash = token.hash().hex();
    this.createdAt = token.made().at();
    this.createdBy = token.made().by();
  }

  void revoke(Made revoked) {
    revokedAt = revoked.at();
    revokedBy = revoked.by();
  }

  IssuedToken token() {
    Optional<Made> revoked =
        revokedAt == null || revokedBy == null
            ? Optional.empty()
            : Optional.of(new Made(revokedAt, revokedBy));
    return new IssuedToken(
        id, name, role, SecretHash.ofHex(hash), new Made(createdAt, createdBy), revoked);
  }
}
