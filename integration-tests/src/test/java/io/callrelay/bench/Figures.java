package io.callrelay.bench;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.ledger.Arrival;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What was measured.
 *
 * @param arrivalMicros from a call's 202 until its request was at True Pulse; 0 when the request
 *     was there first
 * @param lost accepted calls that True Pulse never accepted
 * @param duplicates requests beyond one for each call
 */
record Figures(
    Books books,
    Histogram arrivalMicros,
    long lost,
    long duplicates,
    Duration readyAfter,
    long heapMegabytes) {
  static Figures of(Books books, SimulatedTruePulse truePulse, RelayUnderLoad relay)
      throws IOException, InterruptedException {
    Histogram arrival = new Histogram(TimeUnit.MINUTES.toMicros(5), 3);
    Set<String> seen = new HashSet<>();
    long duplicates = 0;
    for (Arrival request : truePulse.arrivals()) {
      String id = request.callId().orElse("");
      Instant accepted = books.accepted().get(id);
      if (accepted == null) {
        continue;
      }
      if (seen.add(id)) {
        long micros = Duration.between(accepted, request.at()).toNanos() / 1000;
        arrival.recordValue(Math.max(0, micros));
      } else {
        duplicates++;
      }
    }
    long lost = books.accepted().keySet().stream().filter(id -> !truePulse.isAccepted(id)).count();
    return new Figures(books, arrival, lost, duplicates, relay.readyAfter(), relay.heapMegabytes());
  }

  /** Every call posted was accepted, and every accepted call reached True Pulse. */
  boolean balanced() {
    return lost == 0
        && books.accepted().size() + sum(books.otherAnswers()) == books.sent()
        && seenAll();
  }

  private boolean seenAll() {
    return arrivalMicros.getTotalCount() == books.accepted().size();
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  String table() {
    return """

        %s
                                     p50        p95        p99        max   goal
        accept (due to 202)     %s   p95 <= 12 ms
        arrival (202 to there)  %s   p95 <= 50 ms
        calls      %d sent, %d accepted, other answers %s
        books      %d lost, %d duplicates: %s
        heap       %d MB after a collection            <= 512 MB
        ready      %.1f s after the start              <= 30 s
        """
        .formatted(
            machine(),
            row(books.acceptMicros()),
            row(arrivalMicros),
            books.sent(),
            books.accepted().size(),
            books.otherAnswers(),
            lost,
            duplicates,
            balanced() ? "balanced" : "VOID, they do not balance",
            heapMegabytes,
            readyAfter.toMillis() / 1000.0);
  }

  private static String row(Histogram micros) {
    return "%7.2f ms %7.2f ms %7.2f ms %7.1f ms"
        .formatted(
            micros.getValueAtPercentile(50) / 1000.0,
            micros.getValueAtPercentile(95) / 1000.0,
            micros.getValueAtPercentile(99) / 1000.0,
            micros.getMaxValue() / 1000.0);
  }

  private static String machine() {
    Runtime runtime = Runtime.getRuntime();
    return "%d cores, Java %s, %s; load, relay, broker, MariaDB and simulator on it together"
        .formatted(
            runtime.availableProcessors(),
            System.getProperty("java.version"),
            System.getProperty("os.name"));
  }

  String json() {
    return """
        {"machine":"%s","sent":%d,"accepted":%d,"lost":%d,"duplicates":%d,"balanced":%b,
         "acceptMicros":%s,
         "arrivalMicros":%s,
         "heapMegabytes":%d,"readyMillis":%d}
        """
        .formatted(
            machine(),
            books.sent(),
            books.accepted().size(),
            lost,
            duplicates,
            balanced(),
            json(books.acceptMicros()),
            json(arrivalMicros),
            heapMegabytes,
            readyAfter.toMillis());
  }

  private static String json(Histogram micros) {
    return "{\"p50\":%d,\"p95\":%d,\"p99\":%d,\"max\":%d}"
        .formatted(
            micros.getValueAtPercentile(50),
            micros.getValueAtPercentile(95),
            micros.getValueAtPercentile(99),
            micros.getMaxValue());
  }
}
