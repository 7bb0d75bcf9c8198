package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;

import io.callrelay.servers.ServerProcess;
import io.callrelay.servers.Site;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatorSettings;
import io.callrelay.support.FreePort;
import io.callrelay.support.LedgerDatabase;
import io.callrelay.support.MailServer;
import io.callrelay.support.OpenIdProvider;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.callrelay.support.Scratch;
import io.callrelay.support.TraceCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.arquillian.test.spi.LifecycleMethodExecutor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptorBuilder;

/** The relay, its ledger and True Pulse, started together and stopped in the opposite order. */
final class DeployedRelay implements AutoCloseable {
  private static final Duration LONGEST_WAIT_FOR_READINESS = Duration.ofMinutes(4);
  private static final int WARM_UP_CALLS = 20;
  private static final long LONGEST_STOP_SECONDS = 30;

  /** Another server than Payara Micro, named as its folder in the distribution; empty for none. */
  private final String otherServer;

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private LedgerDatabase ledger;
  private SimulatedTruePulse truePulse;
  private MailServer mailbox;
  private TraceCollector traces;
  private final OpenIdProvider provider = new OpenIdProvider();
  private ServerProcess server;
  private RelayApi api;

  private DeployedRelay(String otherServer) {
    this.otherServer = otherServer;
  }

  /** On the server of this run: Payara Micro, or another. */
  static DeployedRelay start() throws Exception {
    return startOn(System.getProperty("relay.it.server", ""));
  }

  /**
   * Whether the server's {@code /openapi} is guarded. Open Liberty and WildFly have it outside the
   * application, where the relay cannot do so: there it is open to everybody.
   */
  static boolean guardsTheDescription() {
    return !Set.of("openliberty", "wildfly").contains(System.getProperty("relay.it.server", ""));
  }

  /** Returns when the relay is ready; leaves nothing running when it does not get so far. */
  static DeployedRelay startOn(String otherServer) throws Exception {
    DeployedRelay relay = new DeployedRelay(otherServer);
    try {
      relay.startAll();
      return relay;
    } catch (Exception | Error e) {
      relay.close();
      throw e;
    }
  }

  private void startAll() throws Exception {
    Path directory = Scratch.empty("deployed");
    ledger = LedgerDatabase.start(directory.resolve("ledger"));
    running.push(ledger);
    truePulse =
        SimulatedTruePulse.start(
            SimulatorSettings.defaults().withPorts(FreePort.find(), FreePort.find()));
    running.push(truePulse);
    mailbox = MailServer.start();
    running.push(mailbox);
    traces = TraceCollector.start();
    running.push(traces);
    ServerOptions options =
        ServerOptions.in(directory, FreePort.find(), ledger.port(), truePulse.webhook())
            .withMailTo("support@example.com", mailbox.port())
            .with("relay.tracing.url", traces.address().toString())
            .withLogInsBy(provider.issuer());
    if (otherServer.isEmpty()) {
      deploy(options);
    } else {
      deployOnOtherServer(options);
    }
    // Only now, for no start may depend on it.
    provider.start();
    running.push(provider);
    awaitReady();
    warmUp();
  }

  /** Returns when the relay says of itself that it is ready, and has found its ledger. */
  void awaitReady() {
    within(
        LONGEST_WAIT_FOR_READINESS,
        () ->
            api.readiness()
                .then()
                .statusCode(200)
                .body(
                    "checks.name",
                    hasItems("relay-intake", "relay-queue", "relay-ledger", "relay-delivery")));
    within(
        LONGEST_WAIT_FOR_READINESS,
        () -> assertThat(api.status().getBoolean("ledger.up")).isTrue());
  }

  /** What a server just started does for the first time may take longer than tests allow. */
  private void warmUp() {
    List<PostedCall> calls = Stream.generate(PostedCall::answered).limit(WARM_UP_CALLS).toList();
    calls.forEach(api::acceptAtLast);
    eventually(() -> assertThat(calls).allMatch(call -> api.state(call.id()).equals("DELIVERED")));
    truePulse.reset();
  }

  /** Arquillian's own life cycle, once for all test classes. */
  private void deploy(ServerOptions options) throws Exception {
    options.shareWithArquillian();
    running.push(DeployedRelay::endServers);
    TestRunnerAdaptor arquillian = TestRunnerAdaptorBuilder.build();
    running.push(arquillian::shutdown);
    arquillian.beforeSuite();
    running.push(arquillian::afterSuite);
    running.push(() -> arquillian.afterClass(RelayDeployment.class, LifecycleMethodExecutor.NO_OP));
    arquillian.beforeClass(RelayDeployment.class, LifecycleMethodExecutor.NO_OP);
    api = new RelayApi(options.root(), ServerOptions.INTAKE_TOKEN, ServerOptions.OPERATOR_TOKEN);
  }

  private void deployOnOtherServer(ServerOptions options) throws IOException {
    Path directory = Files.createDirectories(options.directory().resolve("server"));
    server =
        ServerProcess.start(
            new Site(otherServer, directory, options.port(), options.environmentWith(ledger)));
    running.push(server);
    api =
        new RelayApi(
            server.root(),
            server.health(),
            ServerOptions.INTAKE_TOKEN,
            ServerOptions.OPERATOR_TOKEN);
  }

  /** Arquillian tells the server to stop and does not wait for it. */
  private static void endServers() throws Exception {
    for (ProcessHandle process : ProcessHandle.current().children().toList()) {
      if (process.info().command().orElse("").endsWith("java")) {
        try {
          process.onExit().get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
          process.destroyForcibly();
        }
      }
    }
  }

  RelayApi api() {
    return api;
  }

  /** The server, where it is a process of its own. */
  ServerProcess server() {
    return server;
  }

  SimulatedTruePulse truePulse() {
    return truePulse;
  }

  MailServer mailbox() {
    return mailbox;
  }

  TraceCollector traces() {
    return traces;
  }

  OpenIdProvider provider() {
    return provider;
  }

  LedgerDatabase ledger() {
    return ledger;
  }

  /** Stops everything, whatever of it was started; what fails meanwhile is told at the end. */
  @Override
  public void close() {
    IllegalStateException failure = new IllegalStateException("not everything stopped in order");
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }
}
