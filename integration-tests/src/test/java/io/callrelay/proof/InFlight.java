package io.callrelay.proof;

import io.callrelay.rig.Post;
import io.callrelay.simulator.SimulatedTruePulse;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Attempts that processes took with them when they died. */
final class InFlight {
  private final Map<String, Long> postsAtLastDeath = new HashMap<>();
  private long attempts;

  /**
   * A process has died. In flight was what had reached True Pulse since the last death, and of
   * which the ledger, left alone, does not know that it is delivered.
   */
  void died(Collection<Post> posts, SimulatedTruePulse truePulse, Set<String> delivered) {
    posts.stream()
        .map(Post::callId)
        .distinct()
        .filter(truePulse::isAccepted)
        .filter(id -> !delivered.contains(id))
        .forEach(id -> count(id, truePulse.postsOnTheWire(id)));
  }

  private void count(String id, long posts) {
    Long before = postsAtLastDeath.put(id, posts);
    attempts += posts - (before == null ? 0 : before);
  }

  /** How many, of all deaths so far. */
  long attempts() {
    return attempts;
  }
}
