package io.callrelay.delivery;

import io.callrelay.ledger.DeliveryControl;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.platform.BackgroundLoop;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Holds this node's gate as operators want it held on all nodes. */
@ApplicationScoped
class PauseWatch {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  @Inject private DeliveryControl control;
  @Inject private Gate gate;
  @Inject private Executor executor;

  private @Nullable BackgroundLoop loop;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
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
    } catch (LedgerUnavailable e) {
      // What was last wanted holds until the ledger can be asked again; the ledger has told the
      // log.
      return;
    }
  }
}
