package io.callrelay.escalation;

import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.platform.BackgroundLoop;
import io.callrelay.platform.BackgroundLoop.Round;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * Keeps watching and telling going, each in a thread of its own: a slow mail server blinds nobody.
 */
@ApplicationScoped
class Escalating {
  @Inject private Watching watching;
  @Inject private Telling telling;
  @Inject private Settings settings;
  @Inject private Executor executor;

  private final Deque<BackgroundLoop> loops = new ArrayDeque<>();

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    Duration interval = settings.duration(Setting.SUPPORT_WATCH_INTERVAL);
    begin("escalation-watch", interval, watching::look);
    begin("escalation-tell", interval, telling::tell);
  }

  private void begin(String name, Duration interval, Runnable round) {
    loops.add(BackgroundLoop.start(name, interval, executor, unlessLedgerGoes(round)));
  }

  private static Round unlessLedgerGoes(Runnable round) {
    return () -> {
      try {
        round.run();
      } catch (LedgerUnavailable e) {
        // The ledger has told the log; the next round goes on from memory.
        return;
      }
    };
  }

  @PreDestroy
  void stop() {
    loops.forEach(BackgroundLoop::close);
  }
}
