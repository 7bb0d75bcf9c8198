package io.callrelay.bench;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.ledger.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Latency under steady load.
 *
 * @param arrivalMicros from a call's 202 until its request was at True Pulse; 0 when the request
 *     was there first
 * @param arrivedBySecond requests that reached True Pulse, by the second
 */
record Steady(Books books, Histogram arrivalMicros, Map<Long, Integer> arrivedBySecond) {
  private static final double ACCEPT_GOAL = 12;
  private static final double ARRIVAL_GOAL = 50;

  static Steady of(Books books, SimulatedTruePulse truePulse) {
    Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(5), 3);
    Map<Long, Integer> bySecond = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    for (Arrival request : truePulse.arrivals()) {
      String id = request.callId().orElse("");
      Instant accepted = books.accepted().get(id);
      if (accepted != null && seen.add(id)) {
        long took = Duration.between(accepted, request.at()).toNanos() / 1000;
        micros.recordValue(Math.max(0, took));
        bySecond.merge(request.at().getEpochSecond(), 1, Integer::sum);
      }
    }
    return new Steady(books, micros, bySecond);
  }

  /** B3. */
  List<Measure> measures(int rate) {
    return List.of(
        measure("at %d/s: due to 202".formatted(rate), books.acceptMicros(), ACCEPT_GOAL),
        measure("at %d/s: 202 to there".formatted(rate), arrivalMicros, ARRIVAL_GOAL));
  }

  private static Measure measure(String what, Histogram micros, double goal) {
    double p95 = millis(micros, 95);
    return new Measure(
        "B3",
        what,
        p95,
        "p50 %.1f, p95 %.1f, p99 %.1f, longest %.1f ms"
            .formatted(millis(micros, 50), p95, millis(micros, 99), micros.getMaxValue() / 1000.0),
        "p95 <= %.0f ms".formatted(goal),
        p95 <= goal);
  }

  private static double millis(Histogram micros, double percentile) {
    return micros.getValueAtPercentile(percentile) / 1000.0;
  }
}
