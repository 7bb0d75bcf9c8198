package io.callrelay.delivery;

import io.callrelay.ledger.DeliveryControl;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.platform.BackgroundLoop;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Holds this node's gate as operators want it held on all nodes. After a start nothing is delivered
 * until the ledger has said whether delivery is paused; when it stays down, delivery goes on
 * without its word.
 */
@ApplicationScoped
class PauseWatch {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /**
   * Without the ledger nobody can tell a call that is posted again, or a message whose outcome was
   * written before a crash, from a new one; and after a crash its server recovers first.
   */
  private static final Duration PATIENCE_AT_START = Duration.ofSeconds(60);

  @Inject private DeliveryControl control;
  @Inject private Gate gate;
  @Inject private Clock clock;
  @Inject private Executor executor;

  private @Nullable BackgroundLoop loop;
  private @Nullable Instant holdUntil;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    holdUntil = clock.instant().plus(PATIENCE_AT_START);
    loop = BackgroundLoop.start("pause-watch", LOOK_AGAIN, executor, this::look);
  }

  @PreDestroy
  void stop() {
    if (loop != null) {
      loop.close();
    }
  }

  private void look() {
    try {
      gate.hold(control.current());
      holdUntil = null;
    } catch (LedgerUnavailable e) {
      // What was last wanted holds until the ledger can be asked again; the ledger has told the
      // log.
      if (holdUntil != null && clock.instant().isAfter(holdUntil)) {
        gate.hold(Optional.empty());
        holdUntil = null;
      }
    }
  }
}
