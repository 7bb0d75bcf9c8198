package io.callrelay.escalation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as people read them: in their zone, and in UTC, which is what logs and bundles have.
 *
 * @param zone of whoever reads
 */
record Times(ZoneId zone) {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss zzz", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("d MMM HH:mm zzz", Locale.ENGLISH);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ENGLISH);

  /** For example {@code 1 Mar 2026, 17:30:05 IST (12:00:05 UTC)}. */
  String full(Instant time) {
    return LOCAL.format(time.atZone(zone)) + " (" + UTC.format(time.atZone(ZoneOffset.UTC)) + ")";
  }

  /** For example {@code 1 Mar 17:30 IST}. */
  String brief(Instant time) {
    return SHORT.format(time.atZone(zone));
  }
}
