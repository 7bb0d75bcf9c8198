package io.callrelay.simulator.script;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of a script.
 *
 * @param length how long it lasts; empty: for ever
 * @param steps what a call gets in it, in turn, from the first on; at least one
 * @param repeat true: after the last step comes the first again; false: the last one stays
 * @param refusesConnections the webhook port is closed meanwhile; the steps are then for a request
 *     that slipped in
 */
record Phase(
    Optional<Duration> length, List<Step> steps, boolean repeat, boolean refusesConnections) {
  Phase {
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a script has at least one step");
    }
    steps = List.copyOf(steps);
  }

  static Phase lasting(List<? extends Step> steps) {
    return new Phase(Optional.empty(), List.copyOf(steps), false, false);
  }

  static Phase refusing(Optional<Duration> length) {
    return new Phase(length, List.of(Answer.resetBeforeHeaders()), false, true);
  }

  /**
   * @param taken how many a call has taken in this phase
   */
  Step step(long taken) {
    int last = steps.size() - 1;
    return steps.get((int) (repeat ? taken % steps.size() : Math.min(taken, last)));
  }
}
