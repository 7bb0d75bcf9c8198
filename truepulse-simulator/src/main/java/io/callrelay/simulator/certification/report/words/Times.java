package io.callrelay.simulator.certification.report.words;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Times and durations to the millisecond, in UTC. */
public final class Times {
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
  private static final DateTimeFormatter CLOCK = formatter("HH:mm:ss.SSS");
  private static final DateTimeFormatter DAY = formatter("d MMMM uuuu, HH:mm:ss 'UTC'");

  private Times() {}

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /** {@code 2025-10-23T04:26:31.050Z}. */
  public static String iso(Instant at) {
    return ISO.format(at);
  }

  /** {@code 04:26:31.050}. */
  public static String clock(Instant at) {
    return CLOCK.format(at);
  }

  /** {@code 23 October 2025, 04:26:31 UTC}. */
  public static String day(Instant at) {
    return DAY.format(at);
  }

  /** {@code 50 ms}, {@code 1.034 s}, {@code 2 min 3.5 s}, {@code 1 h 5 min 0.0 s}. */
  public static String words(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 0) {
      return "-" + words(duration.negated());
    }
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%d.%03d s", millis / 1000, millis % 1000);
    }
    String hours = millis < 3_600_000 ? "" : millis / 3_600_000 + " h ";
    long minutes = millis / 60_000 % 60;
    return String.format(
        Locale.ROOT, "%s%d min %d.%d s", hours, minutes, millis / 1000 % 60, millis / 100 % 10);
  }

  /** {@code 60 s}, {@code 3 min}: for limits, which have no milliseconds worth showing. */
  public static String limit(Duration duration) {
    long millis = duration.toMillis();
    if (millis >= 60_000 && millis % 60_000 == 0) {
      return millis / 60_000 + " min";
    }
    return millis % 1000 == 0 ? millis / 1000 + " s" : words(duration);
  }

  /** Seconds with three decimals: {@code 1.034}. */
  public static String seconds(Duration duration) {
    long millis = duration.toMillis();
    return String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
  }
}
