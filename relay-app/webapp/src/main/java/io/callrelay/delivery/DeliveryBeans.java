package io.callrelay.delivery;

import io.callrelay.ledger.Pause;
import io.callrelay.platform.FaultToleranceOverrides;
import io.callrelay.platform.NodeName;
import io.callrelay.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Puts delivery together: one gate, one connection to True Pulse. */
@ApplicationScoped
class DeliveryBeans {
  /**
   * Refuses to start when the guards' values are given from outside, or a certificate cannot be
   * read: to find the way is to read them.
   */
  void start(@Observes @Initialized(ApplicationScoped.class) Object application, Way way) {
    FaultToleranceOverrides.refuse(ConfigProvider.getConfig(), GuardedTruePulse.class, "post");
  }

  @Produces
  @Singleton
  DeliverySettings settings(Settings settings) {
    return DeliverySettings.from(settings);
  }

  /** Held at first: {@link PauseWatch} opens it when it knows whether delivery is paused. */
  @Produces
  @Singleton
  Gate gate(DeliverySettings settings, Clock clock) {
    Gate gate = new Gate(settings.concurrency(), settings.probeInterval(), clock);
    gate.hold(Optional.of(new Pause(clock.instant(), "relay", "the relay is starting")));
    return gate;
  }

  /** Wakes all who wait at the gate, so that the server can stop. */
  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application, Gate gate) {
    gate.close();
  }

  @Produces
  @Singleton
  Way way(Settings settings) {
    return Way.from(settings);
  }

  @Produces
  @Singleton
  BoundedExchange exchange(DeliverySettings settings, Way way, Clock clock) {
    return new BoundedExchange(settings, way, clock);
  }

  void end(@Disposes BoundedExchange exchange) {
    exchange.close();
  }

  @Produces
  @Singleton
  TruePulseWebhook webhook(DeliverySettings settings, BoundedExchange exchange) {
    return webhookOver(exchange, settings);
  }

  /** The Rest Client whose bytes travel through the exchange. */
  static TruePulseWebhook webhookOver(BoundedExchange exchange, DeliverySettings settings) {
    return RestClientBuilder.newBuilder()
        .baseUri(settings.endpoint())
        .property("microprofile.rest.client.disable.default.mapper", true)
        .register(exchange)
        .build(TruePulseWebhook.class);
  }

  @Produces
  @Singleton
  TruePulse truePulse(GuardedTruePulse guarded, Clock clock, NodeName node) {
    return new TruePulse(guarded, clock, node);
  }
}
