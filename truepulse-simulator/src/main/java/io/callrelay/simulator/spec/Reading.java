package io.callrelay.simulator.spec;

import java.util.List;

/**
 * A request after it was read.
 *
 * @param payload what could be read of it
 * @param violations what the profile does not forgive; empty: fit for SUCCESS
 * @param forgiven what the strict profile would have refused as well
 */
public record Reading(Payload payload, List<Violation> violations, List<Violation> forgiven) {

  public boolean isClean() {
    return violations.isEmpty();
  }

  /** The message of the S6.2 answer: every violation, in the order of the specification. */
  public String message() {
    return String.join("; ", violations.stream().map(Violation::sentence).toList());
  }
}
