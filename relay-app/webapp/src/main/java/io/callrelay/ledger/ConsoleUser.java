package io.callrelay.ledger;

import io.callrelay.platform.Role;
import java.time.Instant;

/**
 * A person who may log in to the console.
 *
 * @param name in small letters
 * @param passwordHash as Jakarta Security's {@code PasswordHash} made it, with its parameters
 */
public record ConsoleUser(
    String name, Role role, String passwordHash, Instant createdAt, String createdBy) {

  /** Says nothing of the hash. */
  @Override
  public String toString() {
    return "ConsoleUser[name=%s, role=%s]".formatted(name, role);
  }
}
