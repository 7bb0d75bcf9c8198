package io.callrelay.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The relay with an embedded ledger and broker, started from its distribution on loopback. */
final class RunningRelay implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final long LOOK_EVERY_MILLIS = 200;
  private static final int TOKEN_BYTES = 12;
  private static final int UNKNOWN_CALL = 404;

  private final Child child;
  private final Api api;
  private final String intakeToken;
  private final String operatorToken;

  private RunningRelay(Child child, Api api, String intakeToken, String operatorToken) {
    this.child = child;
    this.api = api;
    this.intakeToken = intakeToken;
    this.operatorToken = operatorToken;
  }

  /**
   * Where it is, and where it listens and posts to.
   *
   * @param distribution unpacked
   * @param data its data directory
   * @param port of its API
   * @param webhookPort of the simulated True Pulse
   */
  record Place(Path distribution, Path data, int port, int webhookPort) {}

  /**
   * Starts it with tokens of its own and does not wait.
   *
   * @param settings beside those of the place
   */
  static RunningRelay start(Place place, Map<String, String> settings, PrintStream out)
      throws DemoFailure {
    String intakeToken = randomToken();
    String operatorToken = randomToken();
    Map<String, String> environment = new HashMap<>(environment(place));
    environment.put("RELAY_INTAKE_TOKENS", "here:" + intakeToken);
    environment.put("RELAY_OPERATOR_TOKENS", "here:" + operatorToken);
    environment.putAll(settings);
    String program = place.distribution().resolve("bin").resolve("relay").toString();
    Child child = Child.start("relay", List.of(program), environment, out);
    return new RunningRelay(child, Api.onPort(place.port()), intakeToken, operatorToken);
  }

  /** No warnings on the console: whoever started it tells the story. */
  private static Map<String, String> environment(Place place) {
    return Map.of(
        "JAVA_HOME",
        System.getProperty("java.home"),
        "RELAY_LOG_CONSOLE",
        "none",
        "RELAY_TRUEPULSE_URL",
        "http://127.0.0.1:%d/webhook".formatted(place.webhookPort()),
        "RELAY_HTTP_PORT",
        Integer.toString(place.port()),
        "RELAY_HTTP_ADDRESS",
        "127.0.0.1",
        "RELAY_DATA_DIR",
        place.data().toString());
  }

  private static String randomToken() {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /**
   * Waits until it is ready and its ledger answers: calls are taken before that, but their logs are
   * in the ledger.
   */
  void awaitReady() throws DemoFailure, InterruptedException {
    Instant end = Instant.now().plus(LONGEST_START);
    child.awaitLine("relay: ready at", LONGEST_START);
    while (!ledgerAnswers()) {
      requireAlive();
      if (Instant.now().isAfter(end)) {
        throw new DemoFailure("the relay's ledger did not start; see its log");
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  private boolean ledgerAnswers() throws InterruptedException {
    try {
      return api.get("/api/v1/calls/none", operatorToken).statusCode() == UNKNOWN_CALL;
    } catch (IOException notYet) {
      return false;
    }
  }

  /**
   * Complains when it has ended.
   *
   * @throws DemoFailure with its exit status
   */
  void requireAlive() throws DemoFailure {
    child.requireAlive();
  }

  Api api() {
    return api;
  }

  String intakeToken() {
    return intakeToken;
  }

  String operatorToken() {
    return operatorToken;
  }

  @Override
  public void close() {
    child.close();
  }
}
