package io.callrelay.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down who guesses passwords: after some failures for a name, or from an address, the next
 * try must wait, twice as long after each further one and a minute at most, so that nobody is
 * locked out for good by somebody else's guesses. Kept in memory, on each node for itself; a
 * success clears the name, and an hour without a failure clears either.
 */
final class GuessLimit {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration FORGET_AFTER = Duration.ofHours(1);
  private static final int MOST_KEPT = 10_000;
  private static final int LARGEST_SHIFT = 10;

  private record Failures(int count, Instant last, Instant waitUntil) {}

  private final int free;
  private final Clock clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /**
   * @param free how many failures cost nothing
   */
  GuessLimit(int free, Clock clock) {
    this.free = free;
    this.clock = clock;
  }

  /** How long the next try must wait, if it must. */
  synchronized Optional<Duration> delay(String who) {
    Failures before = failures.get(who);
    Instant now = clock.instant();
    return before == null || !before.waitUntil().isAfter(now)
        ? Optional.empty()
        : Optional.of(Duration.between(now, before.waitUntil()));
  }

  /** Counts a failure. */
  synchronized void failed(String who) {
    Instant now = clock.instant();
    Failures before = failures.get(who);
    int count =
        before != null && before.last().plus(FORGET_AFTER).isAfter(now) ? before.count() + 1 : 1;
    failures.put(who, new Failures(count, now, now.plus(waitAfter(count))));
  }

  private Duration waitAfter(int count) {
    if (count <= free) {
      return Duration.ZERO;
    }
    Duration doubled = Duration.ofSeconds(1L << Math.min(count - free - 1, LARGEST_SHIFT));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }

  /** Forgets the failures. */
  synchronized void succeeded(String who) {
    failures.remove(who);
  }
}
