package io.callrelay.access;

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

/** Looks again and again what the ledger says of tokens, and makes the first user. */
@ApplicationScoped
class AccessWatch {
  /** So long after it was made or revoked on another node, a token opens or does not. */
  static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  @Inject private KnownTokens tokens;
  @Inject private FirstAdmin firstAdmin;
  @Inject private Executor executor;

  private @Nullable BackgroundLoop loop;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  AccessWatch() {}

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    loop = BackgroundLoop.start("access-watch", LOOK_AGAIN, executor, this::look);
  }

  private void look() {
    try {
      tokens.refresh();
      firstAdmin.makeIfNobodyIsThere();
    } catch (LedgerUnavailable e) {
      // What was last known holds until the ledger can be asked again; it has told the log.
    }
  }

  @PreDestroy
  void stop() {
    if (loop != null) {
      loop.close();
    }
  }
}
