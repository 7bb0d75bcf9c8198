package io.callrelay.simulator.ledger;

/** The vendor's view of one call. */
public enum CallState {
  /** Came, and was not accepted yet. */
  WAITING,
  /** Accepted; no conflict. */
  ACCEPTED,
  /** Accepted, and came again with other content. */
  CONFLICTING
}
