package io.callrelay.deployed;

import io.callrelay.support.Distribution;
import io.callrelay.support.LedgerDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a Payara Micro is started so that it is set up as the distribution sets up its own: the same
 * server commands, the same options for the JVM.
 *
 * @param directory what the server writes lies here
 * @param port where it listens
 * @param settings the relay's, by key
 * @param commands what the server is told once it runs
 */
record ServerOptions(Path directory, int port, Map<String, String> settings, String commands) {
  static final String INTAKE_TOKEN = "intake-token-of-the-tests";
  static final String OPERATOR_TOKEN = "operator-token-of-the-tests";
  static final String VIEWER_TOKEN = "viewer-token-of-the-tests";
  static final String ADMIN_TOKEN = "admin-token-of-the-tests";
  static final String ADMIN_PASSWORD = "password-of-the-tests";

  /**
   * With short times, so that tests need not wait.
   *
   * @param ledgerPort where the database listens
   * @param truePulse where calls are posted
   */
  static ServerOptions in(Path directory, int port, int ledgerPort, URI truePulse) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("relay.truepulse.url", truePulse.toString());
    settings.put("relay.truepulse.connect-timeout", "PT1S");
    settings.put("relay.truepulse.deadline", "PT2S");
    settings.put("relay.delivery.probe-interval", "PT0.5S");
    settings.put("relay.retry.first", "PT0.1S");
    settings.put("relay.retry.max", "PT3S");
    settings.put("relay.retry.sweep-interval", "PT0.1S");
    settings.put("relay.reconciliation.interval", "PT2S");
    settings.put("relay.intake.tokens", "pbx:" + INTAKE_TOKEN);
    settings.put("relay.operator.tokens", operatorTokens());
    settings.put("relay.console.admin-password", ADMIN_PASSWORD);
    settings.put("relay.data-dir", directory.resolve("data").toString());
    settings.put("relay.broker.min-disk-free", "0");
    return new ServerOptions(directory, port, settings, LedgerPool.commands(ledgerPort));
  }

  private static String operatorTokens() {
    return "anna:%s,wall:%s:viewer,boss:%s:admin"
        .formatted(OPERATOR_TOKEN, VIEWER_TOKEN, ADMIN_TOKEN);
  }

  /** The same with one setting more. */
  ServerOptions with(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put(key, value);
    return new ServerOptions(directory, port, more, commands);
  }

  /** The same with other server commands. */
  ServerOptions withCommands(String other) {
    return new ServerOptions(directory, port, settings, other);
  }

  /** The same with mail for whoever is told of incidents, soon after they begin. */
  ServerOptions withMailTo(String address, int smtpPort) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put("relay.support.mail-to", address);
    more.put("relay.support.mail-from", "relay@example.com");
    more.put("relay.support.smtp-host", "127.0.0.1");
    more.put("relay.support.smtp-port", Integer.toString(smtpPort));
    more.put("relay.support.smtp-tls", "none");
    more.put("relay.support.min-disk-free", "0");
    more.put("relay.support.endpoint-limit", "PT4S");
    more.put("relay.support.calm", "PT1S");
    more.put("relay.support.watch-interval", "PT0.2S");
    return new ServerOptions(directory, port, more, commands);
  }

  /** The same with log-ins by OpenID Connect. */
  ServerOptions withLogInsBy(URI issuer) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put("relay.support.link", root().toString());
    more.put("relay.oidc.issuer", issuer.toString());
    more.put("relay.oidc.client-id", "relay");
    more.put("relay.oidc.client-secret", "client-secret-of-the-tests");
    more.put("relay.oidc.role-viewer", "look");
    more.put("relay.oidc.role-operator", "ops");
    more.put("relay.oidc.role-admin", "boss");
    return new ServerOptions(directory, port, more, commands);
  }

  /** The settings, and where the ledger is, by the names of their environment variables. */
  Map<String, String> environmentWith(LedgerDatabase ledger) {
    Map<String, String> environment = new LinkedHashMap<>();
    with("relay.ledger.url", ledger.url())
        .with("relay.ledger.user", LedgerDatabase.USER)
        .with("relay.ledger.password", LedgerDatabase.PASSWORD)
        .settings
        .forEach(
            (key, value) ->
                environment.put(key.replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT), value));
    return environment;
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + port);
  }

  List<String> jvm() {
    List<String> options = new ArrayList<>();
    options.add("-Xmx512m");
    options.add("-Dsun.net.http.retryPost=false");
    options.add("-Dhttp.maxConnections=256");
    settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
    return options;
  }

  /** What follows {@code --deploy} and the WAR; writes the file that it names. */
  List<String> server() {
    try {
      Path script = Files.writeString(directory.resolve("post-boot-commands.txt"), commands);
      return List.of(
          "--nohazelcast",
          "--disablephonehome",
          "--port",
          Integer.toString(port),
          "--rootdir",
          Files.createDirectories(directory.resolve("server")).toString(),
          "--logtofile",
          directory.resolve("server.log").toString(),
          "--addlibs",
          Distribution.unpacked().lib("mysql-connector-j.jar").toString(),
          "--postbootcommandfile",
          script.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be written", e);
    }
  }

  /** Makes them known to {@code arquillian.xml}. */
  void shareWithArquillian() {
    System.setProperty(
        "relay.it.micro-jar", Distribution.unpacked().lib("payara-micro.jar").toString());
    System.setProperty("relay.it.jvm-options", joined(jvm()));
    System.setProperty("relay.it.server-options", joined(server()));
  }

  /** Arquillian splits at spaces that are not escaped, and reads the values as XML. */
  private static String joined(List<String> options) {
    return options.stream()
        .map(option -> option.replace(" ", "\\ ").replace("&", "&amp;").replace("<", "&lt;"))
        .collect(Collectors.joining(" "));
  }
}
