package io.callrelay.escalation;

import java.time.Duration;

/** Durations in words, to two units: what people read in a message. */
final class Spoken {
  private Spoken() {}

  static String of(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return unit(seconds, "second");
    }
    if (seconds < 3600) {
      return two(seconds / 60, "minute", seconds % 60, "second");
    }
    if (seconds < 86_400) {
      return two(seconds / 3600, "hour", seconds / 60 % 60, "minute");
    }
    return two(seconds / 86_400, "day", seconds / 3600 % 24, "hour");
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    String spoken = unit(large, largeUnit);
    return small == 0 ? spoken : spoken + " " + unit(small, smallUnit);
  }

  private static String unit(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
