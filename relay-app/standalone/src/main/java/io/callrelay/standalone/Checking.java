package io.callrelay.standalone;

import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import io.callrelay.platform.Tokens;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code relay check}: reads the settings as a start would, meets each part that they name, and
 * says in words what is wrong. Starts nothing and posts no call.
 */
final class Checking {
  /** One part of the relay, looked at. */
  @FunctionalInterface
  interface Look {
    /**
     * Looks.
     *
     * @return what was found, when it is good
     * @throws StartFailure saying what is wrong
     */
    String look() throws StartFailure;
  }

  private final Distribution distribution;
  private final PrintStream out;

  Checking(Distribution distribution, PrintStream out) {
    this.distribution = distribution;
    this.out = out;
  }

  /** The exit status: 0 when all is good, else that of the first failure. */
  int run() {
    Configuration configuration;
    try {
      configuration = Configuration.load(distribution.home());
    } catch (StartFailure e) {
      e.reasons().forEach(reason -> out.println("BAD   settings: " + reason));
      return e.exitCode();
    }
    out.println("good  settings: all are known and fit");
    int status = 0;
    for (Map.Entry<String, Look> part : parts(configuration.settings()).entrySet()) {
      int found = look(part.getKey(), part.getValue());
      status = status == 0 ? found : status;
    }
    return status;
  }

  private Map<String, Look> parts(Settings settings) {
    Map<String, Look> parts = new LinkedHashMap<>();
    parts.put("data directory", () -> dataDirectory(settings));
    parts.put("port", () -> port(settings));
    parts.put("TLS port", () -> tlsPort(settings));
    parts.put("ledger", () -> CheckedLedger.look(settings, distribution));
    parts.put("broker", () -> CheckedBroker.look(settings, distribution));
    parts.put("True Pulse", () -> CheckedEndpoint.look(settings));
    parts.put("mail server", () -> CheckedMailServer.look(settings));
    parts.put("OpenID provider", () -> CheckedOpenIdProvider.look(settings));
    return parts;
  }

  private int look(String part, Look look) {
    try {
      out.println("good  " + part + ": " + look.look());
      return 0;
    } catch (StartFailure e) {
      e.reasons().forEach(reason -> out.println("BAD   " + part + ": " + reason));
      return e.exitCode();
    }
  }

  /** Leaves nothing there but the directory and its lock file. */
  private static String dataDirectory(Settings settings) throws StartFailure {
    Path path = DataDirectory.take(settings.path(Setting.DATA_DIR)).path();
    return path
        + " can be written"
        + (Files.exists(path.resolve(Tokens.FILE)) ? "; it was used before" : "; it is new");
  }

  private static String port(Settings settings) throws StartFailure {
    HttpPort port = HttpPort.requireFree(settings);
    return "%d on %s is free".formatted(port.number(), port.address().getHostAddress());
  }

  private static String tlsPort(Settings settings) throws StartFailure {
    Optional<TlsListener> tls = TlsListener.from(settings);
    if (tls.isEmpty()) {
      return "not set: the API is served without TLS";
    }
    HttpPort.requireFree(settings, tls.get().port(), Setting.HTTPS_PORT);
    return "%d is free; certificate and key fit".formatted(tls.get().port());
  }
}
