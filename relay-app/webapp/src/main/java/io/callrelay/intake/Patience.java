package io.callrelay.intake;

import io.callrelay.platform.Waiting;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * How long telephony is made to wait for the relay's neighbours.
 *
 * @param waiting where it waits
 * @param lookUp for what the ledger knows of a call
 * @param queue for the queue to take a call, before the ledger is asked to
 * @param ledger for the ledger to write a call that the queue already has
 * @param total for either of them to take a call, when neither was quick
 */
record Patience(Waiting waiting, Duration lookUp, Duration queue, Duration ledger, Duration total) {
  /**
   * With one neighbour hanging the answer is there within a second; with both merely slow, a noisy
   * machine for example, 503 comes only after five.
   */
  static Patience usual(Waiting waiting) {
    return new Patience(
        waiting,
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofMillis(400),
        Duration.ofMillis(4_250));
  }

  /** Asks a neighbour; how long to wait for the reply is for whoever asks. */
  <T> Reply<T> ask(Supplier<CompletionStage<T>> question) {
    return Reply.to(question, waiting);
  }

  /** The longest that one call can take, with a little to spare. */
  Duration longest() {
    return lookUp.plus(queue).plus(ledger.multipliedBy(2)).plus(total).plusMillis(500);
  }
}
