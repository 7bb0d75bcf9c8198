package io.callrelay.escalation;

import java.time.Instant;

/**
 * A cause is there.
 *
 * @param since when it began
 * @param lasting whether it has been there for so long, or is so bad, that support is to be told
 * @param calls how many calls it concerns
 * @param words what is seen, without anybody's number
 */
public record Sighting(Cause cause, Instant since, boolean lasting, long calls, String words) {
  /** The same, of so many calls. */
  Sighting concerning(long number) {
    return new Sighting(cause, since, lasting, number, words);
  }
}
