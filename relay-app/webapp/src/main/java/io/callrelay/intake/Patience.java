package io.callrelay.intake;

import java.time.Duration;

/**
 * How long telephony is made to wait for the relay's neighbours.
 *
 * @param lookUp for what the ledger knows of a call
 * @param queue for the queue to take a call, before the ledger is asked to
 * @param ledger for the ledger to write a call that the queue already has
 * @param total for either of them to take a call, when neither was quick
 */
record Patience(Duration lookUp, Duration queue, Duration ledger, Duration total) {
  /**
   * With one neighbour hanging the answer is there within a second; with both merely slow, a noisy
   * machine for example, 503 comes only after five.
   */
  static final Patience USUAL =
      new Patience(
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofMillis(400),
          Duration.ofMillis(4_250));

  /** The longest that one call can take, with a little to spare. */
  Duration longest() {
    return lookUp.plus(queue).plus(ledger.multipliedBy(2)).plus(total).plusMillis(500);
  }
}
