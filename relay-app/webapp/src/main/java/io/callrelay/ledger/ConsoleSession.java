package io.callrelay.ledger;

import io.callrelay.platform.Role;
import java.time.Instant;

/**
 * Somebody who is logged in to the console.
 *
 * @param user his name
 * @param role what he may do now
 * @param since when he logged in
 * @param lastSeen when he was last known to ask for something; kept roughly
 */
public record ConsoleSession(String user, Role role, Instant since, Instant lastSeen) {
  /** The same, seen when either was seen last. */
  public ConsoleSession latest(ConsoleSession other) {
    return other.lastSeen().isAfter(lastSeen) ? seen(other.lastSeen()) : this;
  }

  /** The same, seen again. */
  public ConsoleSession seen(Instant at) {
    return new ConsoleSession(user, role, since, at);
  }
}
