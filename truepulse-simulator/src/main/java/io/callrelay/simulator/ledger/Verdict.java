package io.callrelay.simulator.ledger;

/** What an arrival was to the vendor's business. */
public enum Verdict {
  /** The first arrival of this call that the vendor took. */
  ACCEPTED,
  /** After the acceptance, with the same content (`S7.3`). */
  DUPLICATE,
  /** After the acceptance, with other content. */
  CONFLICT,
  /** Kept to the specification, and a script said no. */
  REFUSED,
  /** Broke the specification before any acceptance. */
  VIOLATION,
  /** Not sent to the webhook's path. */
  ELSEWHERE,
  /** Found its kept-alive connection about to close: read, counted, not looked at. */
  DROPPED
}
