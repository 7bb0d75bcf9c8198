package io.callrelay.simulator.script;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One attempt of one call at a script.
 *
 * @param dice the same for the same seed, call and attempt
 * @param callDice the same for the same seed and call, whatever the attempt
 * @param now when the request arrived
 */
public record Turn(RandomGenerator dice, RandomGenerator callDice, Instant now) {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /**
   * @param attempt counted from 0
   */
  static Turn of(long seed, String callId, long attempt, Instant now) {
    long call = mix(mix(seed) ^ hash(callId));
    return new Turn(new SplittableRandom(mix(call ^ attempt)), new SplittableRandom(call), now);
  }

  /** Seeds that lie side by side would give generators whose numbers overlap. */
  private static long mix(long seed) {
    return new SplittableRandom(seed).nextLong();
  }

  /** FNV-1a over the characters: 64 bits, and the same on every machine. */
  private static long hash(String text) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }
}
