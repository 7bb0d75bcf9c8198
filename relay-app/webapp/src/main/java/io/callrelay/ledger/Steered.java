package io.callrelay.ledger;

/** What an operator's act on a call came to. Closed: whoever answers handles all three. */
public sealed interface Steered {
  /** It is done, and recorded; this is the call now. */
  record Done(CallView now) implements Steered {}

  /** Where the call stands does not allow it; nothing was done. */
  record NotPossible(CallView now) implements Steered {}

  /** The ledger has no such call. */
  record Unknown() implements Steered {}
}
