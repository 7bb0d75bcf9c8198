package io.callrelay.ledger;

import io.callrelay.platform.Role;
import io.callrelay.platform.SecretHash;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A bearer token that an admin made. The token itself was shown once and is kept nowhere.
 *
 * @param name who presents it
 * @param hash what is kept of the token
 * @param revoked when and by whom it was revoked, if it was; it opens nothing since then
 */
public record IssuedToken(
    UUID id, String name, Role role, SecretHash hash, Made made, Optional<Made> revoked) {

  /** When and by whom. */
  public record Made(Instant at, String by) {}

  /** Whether it opens anything. */
  public boolean valid() {
    return revoked.isEmpty();
  }
}
