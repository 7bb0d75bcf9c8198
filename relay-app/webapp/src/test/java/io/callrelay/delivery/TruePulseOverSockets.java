package io.callrelay.delivery;

import io.callrelay.platform.NodeName;
import io.callrelay.verdict.Attempt;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** The real exchange behind the real Rest Client, without the app server's guards around it. */
final class TruePulseOverSockets implements AutoCloseable {
  /** For what is to meet it. */
  static final Duration SHORT_DEADLINE = Duration.ofMillis(800);

  /** For what is not to meet it, however busy the machine. */
  static final Duration DEADLINE = Duration.ofSeconds(20);

  static final String PAYLOAD = "{\"tpCallID\":\"9884420011\",\"tpCustomerName\":\"दिल्ली\"}";

  private final BoundedExchange exchange;
  private final TruePulse truePulse;

  TruePulseOverSockets(URI endpoint) {
    this(endpoint, DEADLINE);
  }

  TruePulseOverSockets(URI endpoint, Duration deadline) {
    this(endpoint, deadline, Way.DIRECT);
  }

  TruePulseOverSockets(URI endpoint, Duration deadline, Way way) {
    Clock clock = Clock.systemUTC();
    DeliverySettings settings =
        new DeliverySettings(endpoint, Duration.ofSeconds(10), deadline, 64, Duration.ofSeconds(5));
    exchange = new BoundedExchange(settings, way, clock);
    GuardedTruePulse unguarded =
        new GuardedTruePulse(DeliveryBeans.webhookOver(exchange, settings), clock);
    truePulse = new TruePulse(unguarded, clock, new NodeName("node-a"));
  }

  Attempt attempt() {
    return ((TruePulse.Tried) truePulse.attempt(PAYLOAD)).attempt();
  }

  @Override
  public void close() {
    exchange.close();
  }
}
