package io.callrelay.platform;

import io.callrelay.platform.metrics.Metrics;
import io.callrelay.platform.tracing.Tracing;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes what every step may ask for: settings, tokens, time and chance. */
@ApplicationScoped
class Platform {
  @Resource(lookup = "java:comp/env/concurrent/relayExecutor")
  private ManagedExecutorService managedExecutor;

  /** For the container, which fills in the resources. */
  @SuppressWarnings("NullAway.Init")
  Platform() {}

  /** The container's threads, for whatever goes on in the background. */
  @Produces
  @Singleton
  Executor executor() {
    return managedExecutor;
  }

  /** Refuses to start the application when a setting is missing or wrong. */
  @Produces
  @Singleton
  Settings settings() {
    return Settings.from(ConfigProvider.getConfig());
  }

  @Produces
  @Singleton
  Tokens tokens(Settings settings) {
    return Tokens.loadOrCreate(settings);
  }

  /** Ticks in microseconds, as the ledger keeps them. */
  @Produces
  @Singleton
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  }

  @Produces
  @Singleton
  Waiting waiting() {
    return new Waiting();
  }

  @Produces
  @Singleton
  RandomGenerator random() {
    return new SecureRandom();
  }

  @Produces
  @Singleton
  Metrics metrics() {
    return new Metrics().withThoseOfTheJvm();
  }

  @Produces
  @Singleton
  Tracing tracing(
      Settings settings, NodeName node, Clock clock, RandomGenerator random, Metrics metrics) {
    return Tracing.from(
        settings, node, new Tracing.Surroundings(clock, random, managedExecutor, metrics));
  }

  static void end(@Disposes Tracing tracing) {
    tracing.close();
  }

  @Produces
  @Singleton
  NodeName nodeName(Settings settings) {
    return NodeName.of(settings);
  }
}
