package io.callrelay.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * So many lines of a log in a minute, that a flood of failures does not fill the disk. What is left
 * out is counted.
 */
final class LineRation {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int most;
  private Instant begun = Instant.MIN;
  private int written;
  private int leftOut;

  LineRation(int most) {
    this.most = most;
  }

  /**
   * Asks for one line.
   *
   * @return how many were left out since the last that was not; empty when this one is too
   */
  synchronized OptionalInt ask(Instant now) {
    // Also a clock that was put back begins a minute.
    if (now.isBefore(begun) || !now.isBefore(begun.plus(MINUTE))) {
      begun = now;
      written = 0;
    }
    if (written >= most) {
      leftOut++;
      return OptionalInt.empty();
    }
    written++;
    int before = leftOut;
    leftOut = 0;
    return OptionalInt.of(before);
  }
}
