package io.callrelay.simulator.mutant;

import io.callrelay.simulator.mutant.Heard.Answered;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads Retry-After: seconds or a date. */
final class RetryAfter {
  private RetryAfter() {}

  /** Empty: not there, or not to be understood. */
  static Optional<Duration> in(Heard heard, Clock clock) {
    return heard instanceof Answered answered
        ? Optional.ofNullable(answered.headers().get("Retry-After"))
            .flatMap(text -> read(text.strip(), clock))
        : Optional.empty();
  }

  private static Optional<Duration> read(String text, Clock clock) {
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(clock.instant(), until);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty(); // nonsense counts as not given
    }
  }
}
