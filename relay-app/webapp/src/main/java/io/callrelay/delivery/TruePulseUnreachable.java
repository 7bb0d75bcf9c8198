package io.callrelay.delivery;

import io.callrelay.verdict.Verdict;

/** Tells the guards, which count exceptions, of an attempt whose verdict is Unreachable. */
class TruePulseUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TruePulseUnreachable(Verdict.Unreachable verdict) {
    super(verdict.reason() + ": " + verdict.detail(), null, false, false);
  }

  /** True Pulse certainly has not got the call, so that trying again at once is safe. */
  static final class NotSent extends TruePulseUnreachable {
    private static final long serialVersionUID = 1L;

    NotSent(Verdict.Unreachable verdict) {
      super(verdict);
    }
  }
}
