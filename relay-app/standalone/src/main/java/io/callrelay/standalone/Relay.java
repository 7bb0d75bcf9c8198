package io.callrelay.standalone;

import io.callrelay.platform.NamedToken;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Tokens;
import io.callrelay.standalone.log.RelayLog;
import io.callrelay.standalone.log.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The program: {@code java -jar relay-standalone.jar}. */
public final class Relay {
  private static final Logger LOG = Logger.getLogger(Relay.class.getName());
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final Duration SAY_WHY_NOT_AFTER = Duration.ofSeconds(30);

  private final PrintStream out = Terminal.out();
  private final Instant start = Instant.now();

  private Relay() {}

  /** Runs until the process is told to end; with {@code check}, looks and ends. */
  public static void main(String[] arguments) throws InterruptedException {
    poolAsynchronousSteps();
    try {
      if (List.of(arguments).equals(List.of("check"))) {
        System.exit(new Checking(Distribution.ofThisProgram(), Terminal.out()).run());
      }
      new Relay().run();
    } catch (StartFailure e) {
      e.reasons().forEach(reason -> Terminal.err().println("relay: " + reason));
      if (RelayLog.isOpen()) {
        LOG.log(Level.INFO, "The relay did not start: " + e.getMessage(), e);
      }
      System.exit(e.exitCode());
    } catch (RuntimeException e) {
      // The server's threads would keep the process alive without what was still to be started.
      LOG.log(Level.SEVERE, "The relay did not start because of a defect", e);
      Terminal.err().println("relay: ends because of a defect: " + e);
      System.exit(StartFailure.UNAVAILABLE);
    }
  }

  /**
   * On one or two cores the JDK would have no pool for the asynchronous steps of its HTTP client,
   * and start a thread for each of them.
   */
  private static void poolAsynchronousSteps() {
    if (Runtime.getRuntime().availableProcessors() <= 2) {
      System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "2");
    }
  }

  private void run() throws StartFailure, InterruptedException {
    Distribution distribution = Distribution.ofThisProgram();
    Configuration configuration = Configuration.load(distribution.home());
    DataDirectory data = DataDirectory.take(configuration.settings().path(Setting.DATA_DIR));
    HttpPort port = HttpPort.requireFree(configuration.settings());
    Optional<TlsListener> tls = TlsListener.from(configuration.settings());
    if (tls.isPresent()) {
      HttpPort.requireFree(configuration.settings(), tls.get().port(), Setting.HTTPS_PORT);
      tls.get().shareWithThisJvm(data);
    }
    Path logProperties = openLog(configuration, data);
    configuration.shareWithThisJvm();
    showNewTokens(configuration, data);
    say("starting; data in %s, log in %s".formatted(data.path(), data.log()));
    FirstAdminNotice firstAdmin = FirstAdminNotice.beforeTheStart(data);
    RunningRelay relay = new RunningRelay(distribution, configuration, data);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(relay), "relay-stop"));
    Duration longestBody = configuration.settings().duration(Setting.INTAKE_BODY_TIMEOUT);
    relay.start(new ApplicationServer.Ports(port, tls, longestBody), logProperties);
    awaitReadiness(port.url());
    if (!isForContainers(configuration)) {
      firstAdmin.showWhenMade(out);
    }
    Thread.currentThread().join();
  }

  private static Path openLog(Configuration configuration, DataDirectory data) throws StartFailure {
    String console = configuration.settings().text(Setting.LOG_CONSOLE).orElse("brief");
    try {
      return RelayLog.open(data.log(), console, data.path());
    } catch (IOException e) {
      throw StartFailure.because("the log " + data.log() + " cannot be written", e);
    }
  }

  /** Shown once, on a terminal's stdout and never in the log. */
  private void showNewTokens(Configuration configuration, DataDirectory data) throws StartFailure {
    Tokens tokens = tokens(configuration);
    if (!tokens.newlyMade()) {
      return;
    }
    Path file = data.path().resolve(Tokens.FILE);
    if (isForContainers(configuration)) {
      LOG.info("Tokens were made; they are in " + file);
      return;
    }
    out.println("Tokens were made; they are kept in " + file + " and shown this once:");
    tokens.intake().forEach(token -> show("to post calls", token));
    tokens.operators().forEach(token -> show("to look and act", token));
  }

  /** Then all that is printed is kept somewhere, and must hold no secret. */
  private static boolean isForContainers(Configuration configuration) {
    return configuration.settings().text(Setting.LOG_CONSOLE).orElse("brief").equals("json");
  }

  private static Tokens tokens(Configuration configuration) throws StartFailure {
    try {
      return Tokens.loadOrCreate(configuration.settings());
    } catch (UncheckedIOException e) {
      throw StartFailure.because("the API's tokens cannot be read or made", e);
    }
  }

  private void show(String purpose, NamedToken token) {
    out.printf("  %-16s Authorization: Bearer %s%n", purpose, token.token());
  }

  private void awaitReadiness(URI url) throws InterruptedException {
    Readiness readiness = new Readiness(url);
    Instant sayWhyNot = Instant.now().plus(SAY_WHY_NOT_AFTER);
    Readiness.Answer answer = readiness.ask();
    while (!answer.ready()) {
      if (Instant.now().isAfter(sayWhyNot)) {
        LOG.warning("Not ready yet, still trying: " + answer.detail());
        sayWhyNot = Instant.now().plus(SAY_WHY_NOT_AFTER);
      }
      Thread.sleep(LOOK_EVERY.toMillis());
      answer = readiness.ask();
    }
    Duration took = Duration.between(start, Instant.now());
    say("ready at %s after %.1f s".formatted(url, took.toMillis() / 1000.0));
  }

  private void stop(RunningRelay relay) {
    say("stopping");
    relay.stop();
    say("stopped");
  }

  private void say(String event) {
    LOG.info("The relay: " + event);
    if (!"json".equals(System.getProperty(Setting.LOG_CONSOLE.key()))) {
      out.println("relay: " + event);
    }
  }
}
