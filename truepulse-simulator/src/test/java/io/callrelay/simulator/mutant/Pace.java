package io.callrelay.simulator.mutant;

import java.time.Duration;

/**
 * How fast an integration and the suite against it go: times of both are multiples of it, so that
 * on a slow machine the same run can be made in slow motion.
 *
 * @param factor 1 for what an integration of True Pulse would do
 */
record Pace(double factor) {

  /** Quick enough that a test does not wait. */
  static final Pace QUICK = new Pace(0.2);

  /** For runs that wait in vain now and then. */
  static final Pace QUICKER = new Pace(0.1);

  /** For runs that wait in vain all the time. */
  static final Pace QUICKEST = new Pace(0.03);

  Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * factor * 1_000_000_000));
  }

  Pace slowedBy(double times) {
    return new Pace(factor * times);
  }
}
