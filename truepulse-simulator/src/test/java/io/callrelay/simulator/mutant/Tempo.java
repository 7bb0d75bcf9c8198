package io.callrelay.simulator.mutant;

import java.time.Duration;

/**
 * How fast an integration goes.
 *
 * @param first the most that is waited before the first retry; doubles from there
 * @param cap the most that is ever waited
 * @param deadline of one POST, from the open connection to the last byte of the answer
 */
record Tempo(Duration first, Duration cap, Duration deadline) {

  /**
   * Quick enough that a test does not wait; the deadline is one that a loaded machine keeps when
   * the answer is given at once.
   */
  static Tempo inTests() {
    return new Tempo(Duration.ofMillis(50), Duration.ofSeconds(2), Duration.ofSeconds(2));
  }

  /** The bound of the wait before that retry: 1 is the first. */
  Duration bound(int retry) {
    int doublings = Math.min(retry - 1, 30);
    Duration doubled = first.multipliedBy(1L << doublings);
    return doubled.compareTo(cap) < 0 ? doubled : cap;
  }
}
