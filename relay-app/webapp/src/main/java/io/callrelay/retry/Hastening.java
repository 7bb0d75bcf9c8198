package io.callrelay.retry;

import io.callrelay.ledger.DueCalls;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.platform.BackgroundLoop;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Lets no call wait longer than any wait is. A time further away was taken from a clock that has
 * been put back since: without this, a call that failed while the clock was a day ahead would wait
 * for a day.
 */
@ApplicationScoped
class Hastening {
  private static final EventLog LOG = EventLog.of(Hastening.class);

  /** Beyond the longest retry: waits of other kinds, and the clocks of other nodes. */
  private static final Duration SPARE = Duration.ofMinutes(5);

  @Inject private DueCalls ledger;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Executor executor;

  private @Nullable BackgroundLoop loop;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  protected Hastening() {}

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    Duration interval = settings.duration(Setting.RECONCILIATION_INTERVAL);
    loop = BackgroundLoop.start("hasten", interval, executor, this::hasten);
  }

  @PreDestroy
  void stop() {
    if (loop != null) {
      loop.close();
    }
  }

  /** One look at the ledger. */
  void hasten() {
    try {
      Instant now = clock.instant();
      Instant furthest = now.plus(settings.duration(Setting.RETRY_MAX)).plus(SPARE);
      int calls = ledger.hasten(furthest, now);
      if (calls > 0) {
        LOG.warning("clock-put-back")
            .with("calls", calls)
            .tell("Calls waited for a time further away than any wait is; they are due now");
      }
    } catch (LedgerUnavailable e) {
      // The next look is soon enough; the ledger has told the log that it is down.
      return;
    }
  }
}
