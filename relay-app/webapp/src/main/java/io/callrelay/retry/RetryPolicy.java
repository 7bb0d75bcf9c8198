package io.callrelay.retry;

import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a failed call is tried again. The ceiling of the wait doubles with every failure, from
 * {@code first} to {@code max}; the wait is drawn evenly from half of {@code first} up to that
 * ceiling, so that calls that failed together come back apart. There is no last attempt (S7.2).
 *
 * @param first ceiling of the first wait
 * @param max ceiling of every wait
 */
public record RetryPolicy(Duration first, Duration max) {
  /** The policy that is configured. */
  public static RetryPolicy from(Settings settings) {
    return new RetryPolicy(
        settings.duration(Setting.RETRY_FIRST), settings.duration(Setting.RETRY_MAX));
  }

  /**
   * How long to wait after a failure.
   *
   * @param failures how many attempts have failed, this one included; at least 1
   * @param retryAfter how long True Pulse asked to be left alone; heeded up to {@code max}
   */
  public Duration waitAfter(int failures, Optional<Duration> retryAfter, RandomGenerator random) {
    Duration drawn = draw(ceiling(failures), random);
    Duration asked = retryAfter.map(wish -> shorter(wish, max)).orElse(Duration.ZERO);
    return drawn.compareTo(asked) < 0 ? asked : drawn;
  }

  /** The longest wait after so many failures. */
  Duration ceiling(int failures) {
    Duration ceiling = shorter(first, max);
    for (int doubled = 1; doubled < failures && ceiling.compareTo(max) < 0; doubled++) {
      ceiling = shorter(ceiling.multipliedBy(2), max);
    }
    return ceiling;
  }

  private Duration draw(Duration ceiling, RandomGenerator random) {
    long least = shorter(first, max).toNanos() / 2;
    return Duration.ofNanos(random.nextLong(least, ceiling.toNanos() + 1));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
