package io.callrelay.rig;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One call that telephony posted, and what it was told.
 *
 * @param sentAt when it was posted
 * @param took until the answer, or until it was clear that there is none
 * @param status empty: no answer
 * @param retryAfter seconds after which to post again
 */
public record Post(
    String callId, Instant sentAt, Duration took, OptionalInt status, OptionalLong retryAfter) {
  /** The relay has taken the call upon itself. */
  public boolean isAcknowledged() {
    return status.isPresent() && (status.getAsInt() == 202 || status.getAsInt() == 200);
  }
}
