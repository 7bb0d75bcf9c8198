package io.callrelay.simulator.ledger;

import io.callrelay.simulator.spec.Fingerprint;
import java.util.Optional;

/**
 * What the ledger needs to know of an arrival.
 *
 * @param callEnd in microseconds since 1970
 * @param violated whether it broke the specification
 */
record Entry(
    Trace trace,
    Optional<String> callId,
    Fingerprint fingerprint,
    Optional<Long> callEnd,
    boolean violated) {

  static Entry of(Arrival arrival, long position) {
    return new Entry(
        Trace.of(arrival, position),
        arrival.callId(),
        arrival.fingerprint(),
        arrival.callEnd().map(Trace::micros),
        !arrival.violations().isEmpty());
  }
}
