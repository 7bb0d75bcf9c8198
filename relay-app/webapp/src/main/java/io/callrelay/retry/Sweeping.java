package io.callrelay.retry;

import io.callrelay.ledger.DueCalls;
import io.callrelay.ledger.DueCalls.Picked;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.platform.BackgroundLoop;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import io.callrelay.queue.InHand;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls whose time has come to the queue, few at a time: a backlog waits in the ledger, where
 * it costs no memory and where a new call passes it.
 */
@ApplicationScoped
class Sweeping {
  private static final int PAGE = 250;

  @Inject private DueCalls ledger;
  @Inject private Requeuing requeuing;
  @Inject private InHand inHand;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Executor executor;

  private SweepAllowance allowance;
  private @Nullable BackgroundLoop loop;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  protected Sweeping() {}

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    allowance = new SweepAllowance(settings.integer(Setting.DELIVERY_CONCURRENCY));
    loop =
        BackgroundLoop.start(
            "sweep", settings.duration(Setting.RETRY_SWEEP_INTERVAL), executor, this::sweep);
  }

  @PreDestroy
  void stop() {
    if (loop != null) {
      loop.close();
    }
  }

  /** One round. */
  void sweep() throws InterruptedException {
    int allowed = allowance.now(inHand.count(), inHand.doneSoFar());
    try {
      while (allowed > 0) {
        List<Picked> due = ledger.pickDue(clock.instant(), Math.min(PAGE, allowed));
        if (due.isEmpty() || !requeuing.send(due)) {
          return;
        }
        allowed -= due.size();
      }
    } catch (LedgerUnavailable e) {
      // What is due stays due; the ledger has told the log that it is down, and tells when it is
      // back.
      return;
    }
  }
}
