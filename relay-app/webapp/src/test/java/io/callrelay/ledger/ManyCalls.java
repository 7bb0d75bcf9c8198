package io.callrelay.ledger;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Very many calls, written by the database itself: one a second up to {@link #LAST_MILLIS}. */
final class ManyCalls {
  /** When the last one was accepted. */
  static final long LAST_MILLIS = Samples.NOON.toEpochMilli();

  private static final String DIGITS =
      IntStream.range(0, 10)
          .mapToObj(digit -> "SELECT " + digit + " AS d")
          .collect(Collectors.joining(" UNION ALL "));

  private static final List<String> PLACES = List.of("a", "b", "c", "e", "f", "g");

  private ManyCalls() {}

  /**
   * Writes 10 to the power of {@code digits} calls: one in fifty waits, one in a thousand is
   * queued, the others are delivered; 10,000 callers, 100 dialed numbers, 50 customers.
   */
  static void write(DataSource ledger, int digits, long lastMillis) {
    String number =
        IntStream.range(0, digits)
            .mapToObj(place -> PLACES.get(place) + ".d * " + (long) Math.pow(10, place))
            .collect(Collectors.joining(" + "));
    String numbers =
        PLACES.subList(0, digits).stream()
            .map(place -> "(" + DIGITS + ") " + place)
            .collect(Collectors.joining(" CROSS JOIN "));
    RealDatabase.execute(
        ledger,
        INSERT
            .formatted("SELECT " + number + " AS n FROM " + numbers)
            .replace("$last", "" + lastMillis));
    RealDatabase.execute(ledger, "ANALYZE TABLE calls");
  }

  private static final String INSERT =
      """
      INSERT INTO calls (id, tp_call_id, customer_id, customer_name, caller_number, did_number,
        date_of_call, start_time, end_time, dtmf, call_status, recording_path, source, accepted_at,
        state, ticket, queued_at, attempts, first_failed_at, next_attempt_at, last_reason,
        delivered_at)
      SELECT
        UNHEX(CONCAT(LPAD(HEX($last - n * 1000), 12, '0'), '70008000', LPAD(HEX(n), 12, '0'))),
        CONCAT('many-', $last, '-', n), CONCAT('c', n MOD 50), CONCAT('Customer ', n MOD 50),
        CONCAT('98410', LPAD((n * 7919) MOD 10000, 5, '0')),
        CONCAT('0226911', LPAD(n MOD 100, 4, '0')),
        '23-10-2025', '2025-10-23T04:26:31.05Z', '2025-10-23T04:37:31.05Z', '',
        IF(n MOD 7 = 0, 'Missed', 'Answered'), '', 'pbx', FROM_UNIXTIME(($last - n * 1000) / 1000),
        IF(n MOD 50 = 0, 'RETRYING', IF(n MOD 1000 = 1, 'QUEUED', 'DELIVERED')),
        UNHEX(LPAD(HEX(n), 32, '0')), FROM_UNIXTIME(($last - n * 1000) / 1000), 1,
        IF(n MOD 50 = 0, FROM_UNIXTIME(($last - n * 1000) / 1000), NULL),
        IF(n MOD 50 = 0, FROM_UNIXTIME(($last + 60000) / 1000), NULL),
        IF(n MOD 50 = 0, IF(n MOD 100 = 0, 'HTTP_5XX', 'ERROR_ANSWER'), NULL),
        IF(n MOD 50 <> 0 AND n MOD 1000 <> 1, FROM_UNIXTIME(($last - n * 1000 + 200) / 1000), NULL)
      FROM (%s) numbers
      """;
}
