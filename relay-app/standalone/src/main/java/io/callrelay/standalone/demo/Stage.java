package io.callrelay.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The simulator and the relay, started for the demonstration and stopped with it. */
final class Stage implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final long LOOK_EVERY_MILLIS = 200;
  private static final int TOKEN_BYTES = 12;
  private static final int UNKNOWN_CALL = 404;

  private final DemoOptions options;
  private final PrintStream out;
  private final String intakeToken = randomToken();
  private final String operatorToken = randomToken();
  private final List<Child> children = new CopyOnWriteArrayList<>();

  Stage(DemoOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /**
   * Starts both and returns when both answer.
   *
   * @throws DemoFailure naming a busy port, or what did not start
   */
  void set() throws DemoFailure, InterruptedException {
    requireFree(options.relayPort(), "--relay-port");
    requireFree(options.webhookPort(), "--webhook-port");
    requireFree(options.controlPort(), "--control-port");
    out.println("Starting the simulated True Pulse");
    Child simulator = Child.start("simulator", simulatorCommand(), Map.of(), out);
    children.add(simulator);
    await(simulator, "control ");
    out.println("Starting the relay with an embedded ledger and broker");
    Path program = options.distribution().resolve("bin").resolve("relay");
    Child relay = Child.start("relay", List.of(program.toString()), relayEnvironment(), out);
    children.add(relay);
    await(relay, "relay: ready at");
    awaitLedger(relay);
  }

  /** Calls are taken before the ledger is there; to show their journeys it must be. */
  private void awaitLedger(Child relay) throws DemoFailure, InterruptedException {
    Instant end = Instant.now().plus(LONGEST_START);
    while (!ledgerAnswers()) {
      relay.requireAlive();
      if (Instant.now().isAfter(end)) {
        throw new DemoFailure("the relay's ledger did not start; see its log");
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  private boolean ledgerAnswers() throws InterruptedException {
    try {
      return relayApi().get("/api/v1/calls/none", operatorToken).statusCode() == UNKNOWN_CALL;
    } catch (IOException notYet) {
      return false;
    }
  }

  private List<String> simulatorCommand() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx128m",
        "-jar",
        options.simulator().toString(),
        "serve",
        "--webhook-port",
        Integer.toString(options.webhookPort()),
        "--control-port",
        Integer.toString(options.controlPort()));
  }

  /** No warnings on the console: the journeys tell the same story. */
  private Map<String, String> relayEnvironment() {
    return Map.of(
        "JAVA_HOME",
        System.getProperty("java.home"),
        "RELAY_LOG_CONSOLE",
        "none",
        "RELAY_TRUEPULSE_URL",
        "http://127.0.0.1:%d/webhook".formatted(options.webhookPort()),
        "RELAY_TRUEPULSE_DEADLINE",
        "PT2S",
        "RELAY_HTTP_PORT",
        Integer.toString(options.relayPort()),
        "RELAY_HTTP_ADDRESS",
        "127.0.0.1",
        "RELAY_DATA_DIR",
        options.work().resolve("data").toString(),
        "RELAY_INTAKE_TOKENS",
        "demo:" + intakeToken,
        "RELAY_OPERATOR_TOKENS",
        "demo:" + operatorToken);
  }

  private static void await(Child child, String line) throws DemoFailure, InterruptedException {
    Instant end = Instant.now().plus(LONGEST_START);
    while (!child.hasPrinted(line)) {
      child.requireAlive();
      if (Instant.now().isAfter(end)) {
        throw new DemoFailure("it did not start within " + LONGEST_START.toSeconds() + " s");
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  private static void requireFree(int port, String option) throws DemoFailure {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      socket.setReuseAddress(true);
    } catch (IOException e) {
      throw new DemoFailure("port " + port + " is in use; choose another with " + option, e);
    }
  }

  private static String randomToken() {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /**
   * Complains when one of them has ended.
   *
   * @throws DemoFailure saying which
   */
  void requireAlive() throws DemoFailure {
    for (Child child : children) {
      child.requireAlive();
    }
  }

  Api simulatorApi() {
    return Api.onPort(options.controlPort());
  }

  Api relayApi() {
    return Api.onPort(options.relayPort());
  }

  String intakeToken() {
    return intakeToken;
  }

  String operatorToken() {
    return operatorToken;
  }

  @Override
  public void close() {
    for (int i = children.size() - 1; i >= 0; i--) {
      children.get(i).close();
    }
  }
}
