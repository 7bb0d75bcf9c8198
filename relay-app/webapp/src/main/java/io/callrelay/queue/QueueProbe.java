package io.callrelay.queue;

import io.callrelay.platform.BackgroundLoop;
import io.callrelay.platform.EventLog;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Proves from the start, and again every few seconds, that what is sent to the queue comes out of
 * it.
 */
@ApplicationScoped
public class QueueProbe {
  private static final EventLog LOG = EventLog.of(QueueProbe.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration EVERY = Duration.ofSeconds(5);

  @Inject private Broker broker;
  @Inject private Executor executor;

  private @Nullable BackgroundLoop loop;
  private volatile boolean everAnswered;
  private volatile @Nullable String problem = "it has not been probed yet";

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    loop = BackgroundLoop.start("queue-probe", EVERY, executor, this::probe);
  }

  @PreDestroy
  void stop() {
    if (loop != null) {
      loop.close();
    }
  }

  private void probe() {
    try {
      broker.probe(PATIENCE);
      problem = null;
      everAnswered = true;
    } catch (RuntimeException e) {
      if (problem == null || !everAnswered) {
        LOG.warning("queue-probe-failed")
            .with("cause", e.getMessage())
            .tell("The queue did not give back what was sent; it is probed again in " + EVERY);
      }
      problem = String.valueOf(e.getMessage());
    }
  }

  /** Why the queue cannot be used now, or empty when it can. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** Whether it has ever worked since the start; a queue that never has is wrongly set up. */
  public boolean everAnswered() {
    return everAnswered;
  }
}
