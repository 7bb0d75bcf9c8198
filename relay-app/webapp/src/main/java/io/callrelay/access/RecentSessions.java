package io.callrelay.access;

import io.callrelay.ledger.ConsoleSession;
import io.callrelay.platform.SecretHash;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What this node knows of sessions that were used here; the least used are forgotten first. */
final class RecentSessions {
  private static final int MOST = 1000;

  /**
   * A session as it was last used here.
   *
   * @param lookedAt when the ledger was last asked for it
   * @param noted as the ledger has it
   */
  record Seen(ConsoleSession session, Instant lookedAt, ConsoleSession noted) {}

  private final Map<SecretHash, Seen> sessions =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SecretHash, Seen> eldest) {
          return size() > MOST;
        }
      };

  synchronized Optional<Seen> get(SecretHash hash) {
    return Optional.ofNullable(sessions.get(hash));
  }

  synchronized void put(SecretHash hash, Seen seen) {
    sessions.put(hash, seen);
  }

  synchronized void remove(SecretHash hash) {
    sessions.remove(hash);
  }
}
