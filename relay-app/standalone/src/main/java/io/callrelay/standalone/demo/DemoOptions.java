package io.callrelay.standalone.demo;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What the demonstration was asked to do.
 *
 * @param distribution the unpacked relay
 * @param simulator the simulator's jar
 * @param work where data and logs of this demonstration go
 * @param once whether it ends when all calls are delivered
 * @param relayPort port of the relay's API
 * @param webhookPort port of the simulated True Pulse
 * @param controlPort port that steers the simulator
 */
record DemoOptions(
    Path distribution,
    Path simulator,
    Path work,
    boolean once,
    int relayPort,
    int webhookPort,
    int controlPort) {
  private static final String USAGE =
      "demo [--once] [--relay-port 8080] [--webhook-port 9090] [--control-port 9091]";

  private static final List<String> KNOWN =
      List.of(
          "--distribution",
          "--simulator",
          "--work",
          "--relay-port",
          "--webhook-port",
          "--control-port");

  /**
   * Reads the command line.
   *
   * @throws DemoFailure showing how it should look
   */
  static DemoOptions read(List<String> arguments) throws DemoFailure {
    Map<String, String> values = new HashMap<>();
    boolean once = false;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      if (option.equals("--once")) {
        once = true;
      } else if (option.startsWith("--") && rest.hasNext()) {
        values.put(option, rest.next());
      } else {
        throw new DemoFailure("'" + option + "' is not understood: " + USAGE);
      }
    }
    DemoOptions options =
        new DemoOptions(
            Path.of(values.getOrDefault("--distribution", ".")).toAbsolutePath(),
            Path.of(values.getOrDefault("--simulator", "truepulse-simulator.jar")).toAbsolutePath(),
            Path.of(values.getOrDefault("--work", "relay-demo")).toAbsolutePath(),
            once,
            port(values, "--relay-port", 8080),
            port(values, "--webhook-port", 9090),
            port(values, "--control-port", 9091));
    values.keySet().removeAll(KNOWN);
    if (!values.isEmpty()) {
      throw new DemoFailure(values.keySet() + " is not understood: " + USAGE);
    }
    return options;
  }

  private static int port(Map<String, String> values, String option, int usual) throws DemoFailure {
    String text = values.getOrDefault(option, Integer.toString(usual));
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new DemoFailure(option + ": '" + text + "' should be a port number", e);
    }
    throw new DemoFailure(option + ": '" + text + "' should be a port number");
  }
}
