package io.callrelay.simulator.ledger;

/** How a call stands when it arrives once more. */
public enum Standing {
  NOT_ACCEPTED,
  ACCEPTED_WITH_THIS_CONTENT,
  ACCEPTED_WITH_OTHER_CONTENT
}
