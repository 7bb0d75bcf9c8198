package io.callrelay.bench;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.rig.OwnLedger;
import io.callrelay.simulator.SimulatedTruePulse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** B5: what many old calls in the ledger cost a new one, from its acceptance to its last record. */
final class LongHistory {
  private static final long FEW = 10_000;
  private static final int CONNECTIONS = 64;
  private static final Duration TIME = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final SimulatedTruePulse truePulse;
  private final Load load;
  private final History history;

  private LongHistory(SimulatedTruePulse truePulse, Load load, History history) {
    this.truePulse = truePulse;
    this.load = load;
    this.history = history;
  }

  /**
   * Measures with few rows, lets the ledger grow, and measures again.
   *
   * @param rows calls in the ledger the second time
   */
  static Measure measure(Map<String, String> settings, long rows) throws SQLException {
    try (OwnLedger ledger = OwnLedger.start("bench-history");
        SimulatedTruePulse truePulse = SimulatedTruePulse.start();
        RelayUnderLoad relay =
            RelayUnderLoad.start("bench-history", truePulse.webhook(), on(ledger, settings));
        History history = History.in(ledger)) {
      Load load = new Load(relay.intake(), CONNECTIONS);
      LongHistory measuring = new LongHistory(truePulse, load, history);
      measuring.perSecond("warm");
      history.growTo(FEW);
      double few = measuring.perSecond("few");
      history.growTo(rows);
      measuring.perSecond("warm-again");
      double many = measuring.perSecond("many");
      return new Measure(
          "B5",
          "%,d calls in the ledger / %,d".formatted(rows, FEW),
          many / few,
          "%.2f (%.0f/s to %.0f/s, accepted, delivered and recorded)"
              .formatted(many / few, many, few),
          ">= 0.9 with 10,000,000",
          many / few >= 0.9);
    }
  }

  private static Map<String, String> on(OwnLedger ledger, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("RELAY_LEDGER_URL", ledger.url());
    all.put("RELAY_LEDGER_USER", OwnLedger.USER);
    return all;
  }

  /** As much as is accepted, until the last of it is recorded as delivered. */
  private double perSecond(String series) {
    long there = truePulse.summary().acceptedCalls();
    long start = System.nanoTime();
    int calls = load.asMuchAsGoes(series, TIME).accepted().size();
    within(
        PATIENCE,
        () -> {
          assertThat(truePulse.summary().acceptedCalls()).isGreaterThanOrEqualTo(there + calls);
          assertThat(history.waiting()).isZero();
        });
    return calls * 1e9 / (System.nanoTime() - start);
  }
}
