package io.callrelay.simulator;

import io.callrelay.simulator.spec.Profile;
import io.callrelay.simulator.webhook.WebhookRules;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a simulator is set up.
 *
 * @param host the address both ports listen on, default 127.0.0.1
 * @param webhookPort 0: any free port
 * @param controlPort 0: any free port
 * @param rules path, profile and status of errors
 * @param journal the file that keeps the arrivals, default none
 * @param keptArrivals how many of the newest arrivals are kept in memory with headers and body,
 *     default 20,000
 */
public record SimulatorSettings(
    String host,
    int webhookPort,
    int controlPort,
    WebhookRules rules,
    Optional<Path> journal,
    int keptArrivals) {
  private static final int HIGHEST_PORT = 65_535;

  public SimulatorSettings {
    requirePort("webhook port", webhookPort);
    requirePort("control port", controlPort);
    require(rules.path().startsWith("/"), "path must start with /", rules.path());
    require(
        rules.errorStatus() >= 200 && rules.errorStatus() <= 599,
        "error status must be from 200 to 599",
        rules.errorStatus());
    require(keptArrivals >= 1, "kept arrivals must be 1 or more", keptArrivals);
  }

  /** Free ports, loopback, path {@code /webhook}, strict, no journal. */
  public static SimulatorSettings defaults() {
    WebhookRules rules = new WebhookRules("/webhook", Profile.STRICT, 200);
    return new SimulatorSettings("127.0.0.1", 0, 0, rules, Optional.empty(), 20_000);
  }

  public SimulatorSettings withHost(String address) {
    return new SimulatorSettings(address, webhookPort, controlPort, rules, journal, keptArrivals);
  }

  public SimulatorSettings withPorts(int webhook, int control) {
    return new SimulatorSettings(host, webhook, control, rules, journal, keptArrivals);
  }

  public SimulatorSettings withRules(WebhookRules other) {
    return new SimulatorSettings(host, webhookPort, controlPort, other, journal, keptArrivals);
  }

  public SimulatorSettings withProfile(Profile profile) {
    return withRules(new WebhookRules(rules.path(), profile, rules.errorStatus()));
  }

  public SimulatorSettings withJournal(Path file) {
    return new SimulatorSettings(
        host, webhookPort, controlPort, rules, Optional.of(file), keptArrivals);
  }

  public SimulatorSettings withKeptArrivals(int count) {
    return new SimulatorSettings(host, webhookPort, controlPort, rules, journal, count);
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
