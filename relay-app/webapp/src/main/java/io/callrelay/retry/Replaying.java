package io.callrelay.retry;

import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.ledger.Replays;
import io.callrelay.platform.BackgroundLoop;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Works off replays that operators have started: calls that wait are made due, and sweeping sends
 * them to the queue as it sends any other.
 */
@ApplicationScoped
class Replaying {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /** Batches in one round, so that the ledger has time for others. */
  private static final int BATCHES = 10;

  @Inject private Replays replays;
  @Inject private Executor executor;

  private @Nullable BackgroundLoop loop;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    loop = BackgroundLoop.start("replay", LOOK_AGAIN, executor, this::workOff);
  }

  @PreDestroy
  void stop() {
    if (loop != null) {
      loop.close();
    }
  }

  private void workOff() {
    try {
      int batches = 0;
      while (batches < BATCHES && replays.workOff()) {
        batches++;
      }
      if (batches == 0) {
        replays.forgetPreviews();
      }
    } catch (LedgerUnavailable e) {
      // The replay goes on where it was when the ledger is back; the ledger has told the log.
      return;
    }
  }
}
