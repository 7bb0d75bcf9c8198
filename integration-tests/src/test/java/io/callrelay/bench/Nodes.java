package io.callrelay.bench;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.rig.Closing;
import io.callrelay.rig.OwnBroker;
import io.callrelay.rig.OwnLedger;
import io.callrelay.rig.RelayProcess;
import io.callrelay.rig.RelaySetup;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * B9: one, two and three relays on one ledger and one broker drain a backlog, while True Pulse
 * takes its time and each relay makes few attempts at once, so that waiting is the limit and not
 * the machine.
 */
final class Nodes implements AutoCloseable {
  private static final Duration TAKES = Duration.ofMillis(200);
  private static final int AT_ONCE = 8;
  private static final int MOST = 3;
  private static final int SECONDS = 20;
  private static final double POSTED_PER_SECOND = 150;
  private static final int CONNECTIONS = 16;
  private static final double GOOD = 0.9;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What one relay can do at most. */
  private static final double PER_NODE = AT_ONCE * 1000.0 / TAKES.toMillis();

  private final SimulatedTruePulse truePulse = SimulatedTruePulse.start();
  private final OwnLedger ledger = OwnLedger.start("bench-nodes");
  private final OwnBroker broker = OwnBroker.start("bench-nodes");
  private final List<RelayProcess> nodes = new ArrayList<>();

  private Nodes() {
    truePulse.scriptDefault(Answer.success().delayedBy(TAKES));
  }

  static List<Measure> measure() {
    List<Measure> measures = new ArrayList<>();
    try (Nodes nodes = new Nodes()) {
      double alone = 0;
      for (int count = 1; count <= MOST; count++) {
        nodes.startAnother();
        double perSecond = nodes.drain();
        alone = count == 1 ? perSecond : alone;
        measures.add(measure(count, perSecond, perSecond / alone));
      }
    }
    return measures;
  }

  private static Measure measure(int count, double perSecond, double ratio) {
    return new Measure(
        "B9",
        "%d node%s, True Pulse takes 200 ms".formatted(count, count == 1 ? "" : "s"),
        perSecond,
        "%.1f/s delivered, %.2f times one node's; %d at once on each can do %.0f/s"
            .formatted(perSecond, ratio, AT_ONCE, count * PER_NODE),
        "ratio >= %.1f".formatted(GOOD * count),
        ratio >= GOOD * count);
  }

  private void startAnother() {
    RelaySetup first =
        broker
            .usedBy(ledger.usedBy(RelaySetup.of("bench-nodes", truePulse.webhook())))
            .with("RELAY_DELIVERY_CONCURRENCY", Integer.toString(AT_ONCE))
            .with("RELAY_INTAKE_BURST", "1000000");
    RelayProcess node =
        RelayProcess.start(
            nodes.isEmpty() ? first : first.another("bench-nodes-" + (nodes.size() + 1)));
    nodes.add(node);
    node.awaitLedger();
  }

  /** Posts while delivery is paused, and counts what arrives in the middle of the draining. */
  private double drain() {
    nodes.get(0).client().act("/api/v1/delivery/pause", "{\"reason\":\"benchmark\"}");
    within(
        PATIENCE,
        () ->
            assertThat(nodes)
                .allMatch(
                    node ->
                        node.client().status().at("/delivery/state").asText().equals("PAUSED")));
    long before = truePulse.summary().acceptedCalls();
    double seconds = SECONDS * nodes.size() * PER_NODE / POSTED_PER_SECOND;
    Target intake =
        new Target(nodes.get(0).setup().port(), "/api/v1/calls", RelaySetup.INTAKE_TOKEN, 202);
    int posted =
        new Load(intake, CONNECTIONS)
            .atRate(
                nodes.size() + "-nodes",
                POSTED_PER_SECOND,
                Duration.ofMillis(Math.round(seconds * 1000)))
            .accepted()
            .size();
    nodes.get(0).client().act("/api/v1/delivery/resume", "{\"reason\":\"benchmark\"}");
    within(
        PATIENCE,
        () ->
            assertThat(truePulse.summary().acceptedCalls())
                .isGreaterThanOrEqualTo(before + posted));
    List<Instant> times =
        truePulse.arrivals().stream().map(Arrival::at).skip(before).sorted().toList();
    int from = times.size() / 4;
    int to = times.size() * 9 / 10;
    return (to - from) * 1e9 / Duration.between(times.get(from), times.get(to)).toNanos();
  }

  @Override
  public void close() {
    Closing.all(nodes.toArray(AutoCloseable[]::new));
    Closing.all(broker, ledger, truePulse);
  }
}
