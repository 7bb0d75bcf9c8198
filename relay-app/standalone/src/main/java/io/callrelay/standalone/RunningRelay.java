package io.callrelay.standalone;

import io.callrelay.platform.Setting;
import io.callrelay.standalone.ledger.EmbeddedLedger;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the relay that run, started in order and stopped in the opposite one: the ledger's
 * database outlives the application server that writes to it.
 */
final class RunningRelay {
  private final Distribution distribution;
  private final Configuration configuration;
  private final DataDirectory data;
  private @Nullable CompletableFuture<EmbeddedLedger> ledger;
  private @Nullable ApplicationServer server;
  private boolean stopped;

  RunningRelay(Distribution distribution, Configuration configuration, DataDirectory data) {
    this.distribution = distribution;
    this.configuration = configuration;
    this.data = data;
  }

  /**
   * Starts database and server side by side. Until the database is there the relay takes calls into
   * its queue.
   *
   * @throws StartFailure when one of them does not start
   */
  void start(ApplicationServer.Ports ports, Path logProperties) throws StartFailure {
    boolean embedded = configuration.settings().text(Setting.LEDGER_URL).isEmpty();
    if (embedded) {
      startLedger();
    } else {
      LedgerAccess.configured(configuration.settings()).shareWithThisJvm();
    }
    ApplicationServer started = ApplicationServer.start(distribution, data, ports, logProperties);
    synchronized (this) {
      server = started;
    }
    if (embedded) {
      awaitLedger();
    }
  }

  private synchronized void startLedger() {
    ledger =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return startedLedger();
              } catch (StartFailure e) {
                throw new CompletionException(e);
              }
            });
  }

  private EmbeddedLedger startedLedger() throws StartFailure {
    EmbeddedLedger started = EmbeddedLedger.start(distribution.mariaDb(), data.path());
    LedgerAccess.to(started.url(), started.user(), started.password()).shareWithThisJvm();
    return started;
  }

  private void awaitLedger() throws StartFailure {
    CompletableFuture<EmbeddedLedger> starting = ledger;
    if (starting == null) {
      throw new IllegalStateException("the ledger was not started");
    }
    try {
      starting.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StartFailure failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Stops what runs. Once is enough; whoever comes second waits until the first is through. */
  synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    if (server != null) {
      server.stop();
    }
    if (ledger != null) {
      ledger.thenAccept(EmbeddedLedger::stop).exceptionally(neverStarted -> null).join();
    }
  }
}
