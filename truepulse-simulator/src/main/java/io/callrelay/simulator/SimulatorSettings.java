package io.callrelay.simulator;

import io.callrelay.simulator.ledger.LedgerRules;
import io.callrelay.simulator.spec.Profile;
import io.callrelay.simulator.tls.TlsSettings;
import io.callrelay.simulator.webhook.WebhookRules;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a simulator is set up.
 *
 * @param host the address both ports listen on, default 127.0.0.1
 * @param webhookPort 0: any free port
 * @param controlPort 0: any free port
 * @param rules path, profile and status of errors
 * @param journal the file that keeps the arrivals, default none
 * @param ledger what is kept, and what is late
 * @param tls default off
 */
public record SimulatorSettings(
    String host,
    int webhookPort,
    int controlPort,
    WebhookRules rules,
    Optional<Path> journal,
    LedgerRules ledger,
    TlsSettings tls) {
  private static final int HIGHEST_PORT = 65_535;

  public SimulatorSettings {
    requirePort("webhook port", webhookPort);
    requirePort("control port", controlPort);
    require(rules.path().startsWith("/"), "path must start with /", rules.path());
    require(
        rules.errorStatus() >= 200 && rules.errorStatus() <= 599,
        "error status must be from 200 to 599",
        rules.errorStatus());
    require(ledger.keptArrivals() >= 1, "kept arrivals must be 1 or more", ledger.keptArrivals());
    require(!ledger.lateAfter().isNegative(), "late-after must be 0 or more", ledger.lateAfter());
  }

  /** Free ports, loopback, path {@code /webhook}, strict, no journal, late after a minute. */
  public static SimulatorSettings defaults() {
    WebhookRules rules = new WebhookRules("/webhook", Profile.STRICT, 200);
    LedgerRules ledger = new LedgerRules(20_000, Duration.ofMinutes(1), false);
    return new SimulatorSettings(
        "127.0.0.1", 0, 0, rules, Optional.empty(), ledger, TlsSettings.off());
  }

  /** Where integrations post when the webhook port is this one. */
  URI webhook(int port) {
    return root(tls.on(), port).resolve(rules.path());
  }

  /** Scheme, host and port of the control port. */
  URI controlRoot(int port) {
    return root(tls.on() && tls.onControl(), port);
  }

  private URI root(boolean secure, int port) {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return URI.create((secure ? "https://" : "http://") + name + ":" + port);
  }

  /** How many of the newest arrivals are handed out. */
  public int keptArrivals() {
    return ledger.keptArrivals();
  }

  public SimulatorSettings withHost(String address) {
    return new SimulatorSettings(address, webhookPort, controlPort, rules, journal, ledger, tls);
  }

  public SimulatorSettings withPorts(int webhook, int control) {
    return new SimulatorSettings(host, webhook, control, rules, journal, ledger, tls);
  }

  public SimulatorSettings withRules(WebhookRules other) {
    return new SimulatorSettings(host, webhookPort, controlPort, other, journal, ledger, tls);
  }

  public SimulatorSettings withProfile(Profile profile) {
    return withRules(new WebhookRules(rules.path(), profile, rules.errorStatus()));
  }

  public SimulatorSettings withJournal(Path file) {
    Optional<Path> other = Optional.of(file);
    return new SimulatorSettings(host, webhookPort, controlPort, rules, other, ledger, tls);
  }

  public SimulatorSettings withLedger(LedgerRules other) {
    return new SimulatorSettings(host, webhookPort, controlPort, rules, journal, other, tls);
  }

  public SimulatorSettings withKeptArrivals(int count) {
    return withLedger(new LedgerRules(count, ledger.lateAfter(), ledger.forced()));
  }

  public SimulatorSettings withLateAfter(Duration limit) {
    return withLedger(new LedgerRules(ledger.keptArrivals(), limit, ledger.forced()));
  }

  public SimulatorSettings withTls(TlsSettings other) {
    return new SimulatorSettings(host, webhookPort, controlPort, rules, journal, ledger, other);
  }

  private static void requirePort(String name, int port) {
    require(port >= 0 && port <= HIGHEST_PORT, name + " must be from 0 to 65535", port);
  }

  private static void require(boolean holds, String rule, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", not " + found);
    }
  }
}
