package io.callrelay.simulator.cli;

import io.callrelay.simulator.certification.CertificationOptions;
import io.callrelay.simulator.certification.RunProfile;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that say what is run, and where the simulator listens. */
final class CertifyChoice {
  private static final String DEFAULT = " (default: ${DEFAULT-VALUE})";
  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = "--profile",
      defaultValue = "short",
      description = "short: minutes; full: for the sign-off, with outages of minutes" + DEFAULT)
  private RunProfile profile = RunProfile.SHORT;

  @Option(
      names = "--only",
      paramLabel = "CHECK",
      description = "Runs this check only; may be given several times (--list shows them)")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--no-person",
      description = "Asks nobody: what only a person can judge ends as REVIEW")
  private boolean noPerson;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "Address of both ports of the simulator" + DEFAULT)
  private String host = "";

  @Option(
      names = "--webhook-port",
      defaultValue = "9090",
      description = "The integration posts to http://HOST:PORT/webhook; 0: any free port" + DEFAULT)
  private int webhookPort;

  @Option(
      names = "--control-port",
      defaultValue = "9091",
      description = "The simulator's web page and API; 0: any free port" + DEFAULT)
  private int controlPort;

  @Option(
      names = "--pace",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "Factor on all waiting times but the limits of promptness" + DEFAULT)
  private double pace;

  RunProfile profile() {
    return profile;
  }

  /**
   * The options with these choices.
   *
   * @throws IllegalArgumentException for what cannot be
   */
  CertificationOptions on(CertificationOptions options) {
    requirePort("--webhook-port", webhookPort);
    requirePort("--control-port", controlPort);
    CertificationOptions chosen =
        options
            .withProfile(profile)
            .withOnly(only)
            .withPace(pace)
            .withHost(host)
            .withPorts(webhookPort, controlPort);
    return noPerson ? chosen.withNoPerson() : chosen;
  }

  private static void requirePort(String option, int port) {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(option + " is from 0 to 65535, not " + port);
    }
  }
}
