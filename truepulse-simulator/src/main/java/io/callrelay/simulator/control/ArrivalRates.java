package io.callrelay.simulator.control;

import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.ledger.Verdict;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How many arrivals there were in each second or minute of late, by what they were. */
final class ArrivalRates {
  private final Clock clock;
  private final Duration width;
  private final Map<Verdict, long[]> counts = new EnumMap<>(Verdict.class);
  private final long[] buckets;

  /**
   * @param width of one bucket
   * @param buckets how many are kept
   */
  ArrivalRates(Clock clock, Duration width, int buckets) {
    this.clock = clock;
    this.width = width;
    this.buckets = new long[buckets];
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, new long[buckets]);
    }
  }

  synchronized void add(Arrival arrival) {
    long bucket = bucket(arrival.at());
    int at = (int) (bucket % buckets.length);
    if (buckets[at] > bucket) {
      return; // Older than what is kept.
    }
    if (buckets[at] != bucket) {
      buckets[at] = bucket;
      counts.values().forEach(line -> line[at] = 0);
    }
    counts.computeIfPresent(
        arrival.verdict(),
        (verdict, line) -> {
          line[at]++;
          return line;
        });
  }

  synchronized void clear() {
    Arrays.fill(buckets, 0);
  }

  private long bucket(Instant at) {
    return at.toEpochMilli() / width.toMillis();
  }

  /** The newest so many buckets, oldest first, the one of this moment included. */
  synchronized JsonObject json(int wanted) {
    long now = bucket(clock.instant());
    int shown = Math.min(wanted, buckets.length);
    JsonObject series = new JsonObject();
    for (Map.Entry<Verdict, long[]> kept : counts.entrySet()) {
      JsonArray line = new JsonArray();
      for (long bucket = now - shown + 1; bucket <= now; bucket++) {
        int at = (int) (bucket % buckets.length);
        line.add(buckets[at] == bucket ? kept.getValue()[at] : 0);
      }
      series.put(kept.getKey().name().toLowerCase(Locale.ROOT), line);
    }
    Instant end = Instant.ofEpochMilli((now + 1) * width.toMillis());
    return new JsonObject()
        .put("width", width.toString())
        .put("end", end.toString())
        .put("buckets", shown)
        .put("arrivals", series);
  }

  int kept() {
    return buckets.length;
  }
}
