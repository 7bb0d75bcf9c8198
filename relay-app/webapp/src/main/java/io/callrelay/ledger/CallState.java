package io.callrelay.ledger;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a call stands. Allowed changes are the table in {@link #mayBecome}; whether a call needs a
 * person's attention is a mark beside the state.
 */
public enum CallState {
  /** Its message is in the queue, or an attempt is under way. */
  QUEUED,
  /** It waits in the ledger until its time comes. */
  RETRYING,
  /** True Pulse answered SUCCESS (S6.1). Final. */
  DELIVERED,
  /** An operator took it out, with a reason. */
  WITHDRAWN;

  /**
   * A call in flight when it was withdrawn may still be taken by True Pulse: then it is delivered,
   * for that is what happened.
   */
  private static final Map<CallState, Set<CallState>> ALLOWED =
      Map.of(
          QUEUED, Set.of(QUEUED, RETRYING, DELIVERED, WITHDRAWN),
          RETRYING, Set.of(QUEUED, RETRYING, DELIVERED, WITHDRAWN),
          DELIVERED, Set.of(),
          WITHDRAWN, Set.of(DELIVERED));

  /** The states of calls that True Pulse is still to be told of. */
  public static Set<CallState> undelivered() {
    return EnumSet.of(QUEUED, RETRYING);
  }

  /** Whether a call in this state may change to another. */
  public boolean mayBecome(CallState next) {
    return ALLOWED.getOrDefault(this, Set.of()).contains(next);
  }
}
