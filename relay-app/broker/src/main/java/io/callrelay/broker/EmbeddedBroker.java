package io.callrelay.broker;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.jspecify.annotations.Nullable;

/** The broker inside this JVM; it has no port. */
final class EmbeddedBroker {
  static final String CONNECTOR = InVMConnectorFactory.class.getName();

  /** Loading a long journal takes its time. */
  private static final Duration LONGEST_START = Duration.ofMinutes(5);

  private static final long LOOK_EVERY_MILLIS = 100;

  private final EmbeddedActiveMQ broker;

  private EmbeddedBroker(EmbeddedActiveMQ broker) {
    this.broker = broker;
  }

  /**
   * Starts the broker and returns when it takes messages.
   *
   * @param serverId what tells it from other brokers in this JVM
   * @throws IllegalStateException when it does not start, with the reason
   */
  static EmbeddedBroker start(BrokerSettings settings, int serverId) throws Exception {
    EmbeddedActiveMQ broker =
        new EmbeddedActiveMQ()
            .setConfiguration(BrokerConfiguration.of(settings, serverId))
            .setPropertiesResourcePath(null);
    broker.createActiveMQServer();
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    ActiveMQServer server = broker.getActiveMQServer();
    server.registerActivationFailureListener(failure::set);
    try {
      broker.start();
    } catch (Exception e) {
      broker.stop();
      throw new IllegalStateException(notStarted(settings), e);
    }
    if (!becomesActive(server, failure)) {
      broker.stop();
      throw new IllegalStateException(notStarted(settings), failure.get());
    }
    return new EmbeddedBroker(broker);
  }

  private static boolean becomesActive(
      ActiveMQServer server, AtomicReference<@Nullable Exception> failure)
      throws InterruptedException {
    for (long waited = 0; waited < LONGEST_START.toMillis(); waited += LOOK_EVERY_MILLIS) {
      if (failure.get() != null) {
        return false;
      }
      if (server.waitForActivation(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        return failure.get() == null && server.isActive();
      }
    }
    return false;
  }

  private static String notStarted(BrokerSettings settings) {
    return "the broker with its journal in "
        + settings.directory()
        + " did not start: another process may hold it, or it is unreadable";
  }

  /**
   * Whether it has stopped by itself, as it does when its files can be neither read nor written.
   */
  boolean hasStopped() {
    return broker.getActiveMQServer().getState() == ActiveMQServer.SERVER_STATE.STOPPED;
  }

  /** Stops taking messages, forces what it holds to disk and releases the journal. */
  void stop() throws Exception {
    broker.stop();
  }
}
