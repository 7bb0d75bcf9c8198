package io.callrelay.broker;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The embedded broker for as long as the adapter runs. Artemis stops itself when it cannot read or
 * write its files; it is started again until it stays, and senders get exceptions in between.
 */
final class LastingBroker {
  private static final Logger LOG = Logger.getLogger(LastingBroker.class.getName());
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
  private static final AtomicInteger NEXT_SERVER_ID = new AtomicInteger();

  private final BrokerSettings settings;
  private final int serverId;
  private final ScheduledExecutorService watch;
  private EmbeddedBroker broker;
  private boolean told;

  private LastingBroker(BrokerSettings settings, int serverId, EmbeddedBroker broker) {
    this.settings = settings;
    this.serverId = serverId;
    this.broker = broker;
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "relay-broker-watch");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts the broker and returns when it takes messages.
   *
   * @throws IllegalStateException when it does not start, with the reason
   */
  static LastingBroker start(BrokerSettings settings) throws Exception {
    JournalFiles.setUnreadableAside(settings.directory().resolve("journal"));
    int serverId = NEXT_SERVER_ID.getAndIncrement();
    LastingBroker lasting =
        new LastingBroker(settings, serverId, EmbeddedBroker.start(settings, serverId));
    long period = LOOK_EVERY.toMillis();
    var unused =
        lasting.watch.scheduleWithFixedDelay(
            lasting::startAgainIfStopped, period, period, TimeUnit.MILLISECONDS);
    return lasting;
  }

  /** What tells this broker from others in the JVM. */
  int serverId() {
    return serverId;
  }

  private synchronized void startAgainIfStopped() {
    if (told || !broker.hasStopped()) {
      return;
    }
    try {
      LOG.warning("The broker stopped because of its files; it is started again");
      broker = EmbeddedBroker.start(settings, serverId);
      LOG.info("The broker is back");
    } catch (Exception e) {
      LOG.log(Level.SEVERE, "The broker is down; the next start is tried in " + LOOK_EVERY, e);
    }
  }

  /** Stops taking messages, forces what it holds to disk and releases the journal. */
  synchronized void stop() throws Exception {
    told = true;
    watch.shutdown();
    broker.stop();
  }
}
