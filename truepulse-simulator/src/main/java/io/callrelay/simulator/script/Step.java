package io.callrelay.simulator.script;

import java.time.Duration;

/**
 * One step of a script. Most are an {@link Answer}; others make one up when their turn comes, from
 * the script's seed and the time. Immutable.
 */
public sealed interface Step permits Answer, Choice, Dated, Late {

  /** The answer for this turn; the same turn gives the same answer. */
  Answer draw(Turn turn);

  /** A short line for people. */
  String summary();

  /** Each answer of this step comes after a time of its own. */
  default Step delayedBy(Delay delay) {
    return new Late(this, delay);
  }

  /**
   * Adds a {@code Retry-After} with the HTTP date that lies so far from the moment of the answer.
   *
   * @param time in whole seconds; negative for a date in the past
   */
  default Step withRetryAfterDateIn(Duration time) {
    return new Dated(this, time);
  }
}
