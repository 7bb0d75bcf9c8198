package io.callrelay.delivery;

import io.callrelay.call.CallId;

/** What an attempt came to is on no disk, so its message must not be acknowledged. */
final class OutcomeUnwritten extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutcomeUnwritten(CallId call, Throwable cause) {
    super("what came of call " + call + " could be written neither to ledger nor queue", cause);
  }
}
