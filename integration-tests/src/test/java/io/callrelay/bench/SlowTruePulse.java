package io.callrelay.bench;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** B6: True Pulse takes its time for every answer, and more is posted than a few at once can do. */
final class SlowTruePulse {
  private static final Duration TAKES = Duration.ofMillis(200);
  private static final int OFFERED = 1_000;
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int CONNECTIONS = 128;
  private static final String AT_ONCE = "256";

  private SlowTruePulse() {}

  static Measure measure(Map<String, String> settings) {
    Map<String, String> wide = new HashMap<>(settings);
    wide.put("RELAY_DELIVERY_CONCURRENCY", AT_ONCE);
    try (SimulatedTruePulse truePulse = SimulatedTruePulse.start();
        RelayUnderLoad relay = RelayUnderLoad.start("bench-slow", truePulse.webhook(), wide)) {
      truePulse.scriptDefault(Answer.success().delayedBy(TAKES));
      Load load = new Load(relay.intake(), CONNECTIONS);
      Books warm = load.atRate("warm", OFFERED / 4.0, TIME);
      whenDelivered(truePulse, warm.accepted().size());
      long before = truePulse.summary().acceptedCalls();
      Books books = load.atRate("slow", OFFERED, TIME);
      long left = before + books.accepted().size() - truePulse.summary().acceptedCalls();
      double delivered = (books.accepted().size() - left) * 1e9 / books.took().toNanos();
      whenDelivered(truePulse, warm.accepted().size() + books.accepted().size());
      return new Measure(
          "B6",
          "True Pulse takes 200 ms, %d/s offered".formatted(OFFERED),
          delivered,
          "%.0f/s accepted, %.0f/s delivered, %d waited at the end; at most %s at once"
              .formatted(books.perSecond(), delivered, left, AT_ONCE),
          "backlog not growing",
          left <= OFFERED && books.perSecond() >= 0.95 * OFFERED);
    }
  }

  private static void whenDelivered(SimulatedTruePulse truePulse, long calls) {
    within(
        PATIENCE,
        () -> assertThat(truePulse.summary().acceptedCalls()).isGreaterThanOrEqualTo(calls));
  }
}
