package io.callrelay.simulator;

import io.callrelay.simulator.control.ControlExtension;
import io.callrelay.simulator.control.ControlServer;
import io.callrelay.simulator.file.FileTrouble;
import io.callrelay.simulator.ledger.CallLedger;
import io.callrelay.simulator.ledger.Journal;
import io.callrelay.simulator.script.ScriptBook;
import io.callrelay.simulator.tls.CertificateKind;
import io.callrelay.simulator.tls.Certificates;
import io.callrelay.simulator.tls.UnusableCertificate;
import io.callrelay.simulator.webhook.ReceivingWebhooks;
import io.callrelay.simulator.webhook.RefusingOnSchedule;
import io.callrelay.simulator.webhook.Traffic;
import io.callrelay.simulator.webhook.WebhookEndpoint;
import io.callrelay.simulator.webhook.WebhookEndpoint.Address;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The parts of a running simulator, put together and taken down again. */
final class Running {
  private static final long PATIENCE_SECONDS = 60;

  private final Vertx vertx;
  private final Optional<Journal> journal;
  private final ScriptBook scripts;
  private final Traffic traffic = new Traffic();
  private final CallLedger ledger;
  private final Optional<Certificates> tls;
  private final WebhookEndpoint endpoint;
  private Optional<ControlServer> control = Optional.empty();
  private int controlPort;

  private Running(
      SimulatorSettings settings, ScriptBook scripts, Vertx vertx, Optional<Journal> journal)
      throws IOException {
    this.vertx = vertx;
    this.scripts = scripts;
    this.journal = journal;
    Clock clock = Clock.systemUTC();
    this.ledger =
        new CallLedger(
            clock, journal, settings.ledger(), task -> vertx.runOnContext(turn -> task.run()));
    this.tls =
        settings.tls().on()
            ? Optional.of(new Certificates(settings.tls(), settings.host(), clock, vertx))
            : Optional.empty();
    this.endpoint =
        new WebhookEndpoint(
            vertx,
            new Address(settings.host(), settings.webhookPort(), tls),
            new ReceivingWebhooks(settings.rules(), scripts, ledger),
            traffic);
  }

  static Running start(SimulatorSettings settings, ScriptBook scripts) {
    Optional<Journal> journal =
        settings.journal().map(file -> openJournal(file, settings.ledger().forced()));
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    try {
      Running running = new Running(settings, scripts, vertx, journal);
      running.listen(settings);
      return running;
    } catch (IOException e) {
      takeDown(vertx, journal);
      throw new CannotStart("cannot read the journal: " + FileTrouble.words(e), e);
    } catch (UnusableCertificate e) {
      takeDown(vertx, journal);
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      takeDown(vertx, journal);
      throw e;
    }
  }

  private static Journal openJournal(Path file, boolean forced) {
    try {
      return Journal.open(file, forced);
    } catch (IOException e) {
      throw new CannotStart("cannot open the journal " + file + ": " + FileTrouble.words(e), e);
    }
  }

  private void listen(SimulatorSettings settings) {
    listening(endpoint.listen(), "webhook", settings.webhookPort(), settings.host());
    HttpServerOptions options = new HttpServerOptions();
    tls.filter(own -> settings.tls().onControl())
        .map(own -> own.show(CertificateKind.GOOD))
        .ifPresent(good -> options.setSsl(true).setKeyCertOptions(good));
    new RefusingOnSchedule(vertx, endpoint, scripts).start();
    ControlServer.Parts parts =
        new ControlServer.Parts(
            ledger,
            scripts,
            endpoint,
            traffic,
            settings.journal(),
            () -> settings.webhook(endpoint.port()));
    ControlServer server = new ControlServer(vertx, parts, options);
    control = Optional.of(server);
    Future<Integer> open = server.listen(settings.host(), settings.controlPort());
    controlPort = listening(open, "control", settings.controlPort(), settings.host());
  }

  private static <T> T listening(Future<T> opening, String name, int port, String host) {
    try {
      return await(opening);
    } catch (CannotStart e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String why = "cannot open the " + name + " port " + port + " on " + host;
      throw new CannotStart(why + ": " + words(cause), cause);
    }
  }

  private static String words(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return failure instanceof BindException && message.contains("in use")
        ? "another program has it; choose another, 0 is any free one"
        : message;
  }

  /**
   * Waits for something that takes milliseconds, longer on a busy machine; what it fails with is
   * the cause of what is thrown.
   */
  static <T> T await(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new CannotStart(String.valueOf(cause.getMessage()), cause);
    } catch (TimeoutException e) {
      throw new CannotStart("nothing happened for " + PATIENCE_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", e);
    }
  }

  /** As it was at the start, but for what has a name: no arrivals, no scripts, listening. */
  void reset() {
    scripts.clear();
    ledger.clear();
    traffic.reset();
    if (endpoint.certificate().filter(kind -> kind != CertificateKind.GOOD).isPresent()) {
      await(endpoint.useCertificate(CertificateKind.GOOD));
    }
    await(endpoint.listen());
  }

  void close() {
    takeDown(vertx, journal);
  }

  private static void takeDown(Vertx vertx, Optional<Journal> journal) {
    await(vertx.close());
    journal.ifPresent(Journal::close);
  }

  Runnable mount(ControlExtension extension) {
    return control.orElseThrow().mount(extension);
  }

  ScriptBook scripts() {
    return scripts;
  }

  Traffic traffic() {
    return traffic;
  }

  CallLedger ledger() {
    return ledger;
  }

  /** Empty: TLS is off. */
  Optional<Certificates> tls() {
    return tls;
  }

  WebhookEndpoint endpoint() {
    return endpoint;
  }

  int controlPort() {
    return controlPort;
  }
}
