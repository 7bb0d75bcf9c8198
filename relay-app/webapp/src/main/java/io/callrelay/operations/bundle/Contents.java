package io.callrelay.operations.bundle;

import io.callrelay.ledger.Evidence.Range;
import io.callrelay.ledger.Incident;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What goes into a bundle.
 *
 * @param range of the attempts
 * @param after only attempts after this key, when older ones are left out
 * @param incident that it was made for
 * @param fullNumbers whether phone numbers are shown in full
 * @param madeAt when it was made
 */
record Contents(
    Range range,
    Optional<UUID> after,
    Optional<Incident> incident,
    boolean fullNumbers,
    Instant madeAt) {
  /** The same without older attempts. */
  Contents after(Optional<UUID> key) {
    return new Contents(range, key, incident, fullNumbers, madeAt);
  }

  /** The file's name: nothing of it comes from outside. */
  String fileName() {
    String made = madeAt.toString().replaceAll("\\.\\d+", "").replaceAll("[^0-9TZ]", "");
    return "true-pulse-support-" + made + ".zip";
  }
}
