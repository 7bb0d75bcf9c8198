package io.callrelay.operations.data;

import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.ledger.PersonalData;
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
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Deletes delivered calls after the configured time, a few at once and with a pause between, so
 * that calls never wait for it. Without the setting nothing is ever deleted.
 */
@ApplicationScoped
class Purging {
  private static final EventLog LOG = EventLog.of(Purging.class);
  private static final int BATCH = 200;
  private static final int MOST_IN_A_ROUND = 20;

  /** Fast enough for 60 calls a second, and slow enough to be felt by nobody. */
  private static final Duration EVERY = Duration.ofMinutes(1);

  @Inject private PersonalData data;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Executor executor;

  private @Nullable BackgroundLoop loop;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    settings
        .optionalDuration(Setting.RETENTION)
        .ifPresent(
            kept -> loop = BackgroundLoop.start("retention", EVERY, executor, () -> purge(kept)));
  }

  @PreDestroy
  void stop() {
    if (loop != null) {
      loop.close();
    }
  }

  private void purge(Duration kept) {
    try {
      long purged = 0;
      for (int batch = 0; batch < MOST_IN_A_ROUND; batch++) {
        int deleted = data.purgeDeliveredBefore(clock.instant().minus(kept), BATCH);
        purged += deleted;
        if (deleted < BATCH) {
          break;
        }
      }
      if (purged > 0) {
        LOG.info("calls-purged")
            .with("calls", purged)
            .tell(purged + " calls that were delivered more than " + kept + " ago were deleted");
      }
    } catch (LedgerUnavailable e) {
      // Nothing is lost by waiting; the ledger has told the log.
      return;
    }
  }
}
