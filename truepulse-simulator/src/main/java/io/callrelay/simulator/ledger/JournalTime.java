package io.callrelay.simulator.ledger;

import java.time.Instant;
import java.time.LocalDate;

/** Times of the journal as microseconds since 1970. */
final class JournalTime {
  /** As {@link JournalLine#time} writes them. */
  private static final String FORM = "2025-10-23T04:37:31.050000Z";

  private JournalTime() {}

  /**
   * The usual form is read by hand: a million lines have two million times, and a formatter takes
   * most of the time that reading them takes.
   */
  static long micros(String time) {
    if (time.length() != FORM.length() || time.charAt(0) == '-' || time.charAt(0) == '+') {
      return Trace.micros(Instant.parse(time));
    }
    LocalDate day = LocalDate.of(number(time, 0, 4), number(time, 5, 7), number(time, 8, 10));
    long seconds =
        day.toEpochDay() * 86_400
            + number(time, 11, 13) * 3_600L
            + number(time, 14, 16) * 60L
            + number(time, 17, 19);
    return seconds * 1_000_000 + number(time, 20, 26);
  }

  private static int number(String time, int from, int to) {
    return Integer.parseInt(time, from, to, 10);
  }
}
