package io.callrelay.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Certifies the relay itself: starts it with an embedded ledger and broker, runs the simulator's
 * certification against it and stops it, whatever the outcome.
 */
public final class SelfCertification {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final long LOOK_EVERY_MILLIS = 200;
  private static final int TOKEN_BYTES = 12;
  private static final int UNKNOWN_CALL = 404;
  private static final int SUITE_FAILED = 4;

  private final Path distribution;
  private final Path simulator;
  private final Path work;
  private final List<String> options;
  private final PrintStream out = System.out;
  private final String intakeToken = randomToken();
  private final String operatorToken = randomToken();

  /** Everything but the three paths is an option of the certification. */
  private SelfCertification(List<String> arguments) throws DemoFailure {
    List<String> rest = new ArrayList<>(arguments);
    this.distribution = path(rest, "--distribution");
    this.simulator = path(rest, "--simulator");
    this.work = path(rest, "--work");
    this.options = List.copyOf(rest);
  }

  private static Path path(List<String> arguments, String option) throws DemoFailure {
    int place = arguments.indexOf(option);
    if (place < 0 || place + 1 >= arguments.size()) {
      throw new DemoFailure("say " + option + " PATH");
    }
    arguments.remove(place);
    return Path.of(arguments.remove(place)).toAbsolutePath();
  }

  /** Ends with the exit code of the certification, or with 4 when the relay did not start. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      System.exit(new SelfCertification(List.of(arguments)).run());
    } catch (DemoFailure e) {
      System.err.println("certify: " + e.getMessage());
      System.exit(SUITE_FAILED);
    }
  }

  private int run() throws DemoFailure, InterruptedException {
    Iterator<Integer> ports = freePorts().iterator();
    int relayPort = ports.next();
    int webhookPort = ports.next();
    out.println("Starting the relay with an embedded ledger and broker");
    try (Child relay = startRelay(relayPort, webhookPort)) {
      Thread stop = new Thread(relay::close, "stop-relay");
      Runtime.getRuntime().addShutdownHook(stop);
      awaitReady(relay, Api.onPort(relayPort));
      return certify(relayPort, webhookPort);
    }
  }

  private Child startRelay(int relayPort, int webhookPort) throws DemoFailure {
    String program = distribution.resolve("bin").resolve("relay").toString();
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "RELAY_LOG_CONSOLE",
            "none",
            "RELAY_TRUEPULSE_URL",
            "http://127.0.0.1:%d/webhook".formatted(webhookPort),
            "RELAY_HTTP_PORT",
            Integer.toString(relayPort),
            "RELAY_HTTP_ADDRESS",
            "127.0.0.1",
            "RELAY_DATA_DIR",
            work.resolve("data").toString(),
            "RELAY_INTAKE_TOKENS",
            "certify:" + intakeToken,
            "RELAY_OPERATOR_TOKENS",
            "certify:" + operatorToken);
    return Child.start("relay", List.of(program), environment, out);
  }

  /** Calls are taken before the ledger is there; their logs are in the ledger. */
  private void awaitReady(Child relay, Api api) throws DemoFailure, InterruptedException {
    Instant end = Instant.now().plus(LONGEST_START);
    while (!relay.hasPrinted("relay: ready at") || !ledgerAnswers(api)) {
      relay.requireAlive();
      if (Instant.now().isAfter(end)) {
        throw new DemoFailure("the relay did not start within " + LONGEST_START.toSeconds() + " s");
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  private boolean ledgerAnswers(Api api) throws InterruptedException {
    try {
      return api.get("/api/v1/calls/none", operatorToken).statusCode() == UNKNOWN_CALL;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Options that are given by hand come last and so have their way. */
  private int certify(int relayPort, int webhookPort) throws DemoFailure, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(List.of(java, "-Xmx256m", "-jar", simulator.toString(), "certify"));
    command.addAll(
        List.of("--intake", "http://127.0.0.1:%d/api/v1/calls".formatted(relayPort)));
    command.addAll(List.of("--token", intakeToken, "--operator-token", operatorToken));
    command.addAll(List.of("--webhook-port", Integer.toString(webhookPort)));
    addUnlessGiven(command, "--control-port", "0");
    addUnlessGiven(command, "--profile", "full");
    addUnlessGiven(command, "--integration", "True Pulse Relay");
    addUnlessGiven(command, "--report", work.resolve("report").toString());
    command.addAll(options);
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new DemoFailure("the certification cannot be started: " + e.getMessage(), e);
    }
  }

  private void addUnlessGiven(List<String> command, String option, String value) {
    boolean given =
        options.stream().anyMatch(any -> any.equals(option) || any.startsWith(option + "="));
    if (!given) {
      command.addAll(List.of(option, value));
    }
  }

  /** Two that are free at the same moment; each is taken again within seconds. */
  private static List<Integer> freePorts() throws DemoFailure {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket one = new ServerSocket(0, 1, loopback);
        ServerSocket other = new ServerSocket(0, 1, loopback)) {
      return List.of(one.getLocalPort(), other.getLocalPort());
    } catch (IOException e) {
      throw new DemoFailure("there is no free port: " + e.getMessage(), e);
    }
  }

  private static String randomToken() {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
