package io.callrelay.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simulator and the relay, started for the demonstration and stopped with it. */
final class Stage implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  /** So that a call which gets no answer is tried again while somebody looks. */
  private static final Map<String, String> QUICK = Map.of("RELAY_TRUEPULSE_DEADLINE", "PT2S");

  private final DemoOptions options;
  private final PrintStream out;
  private volatile Optional<Child> simulator = Optional.empty();
  private volatile Optional<RunningRelay> relay = Optional.empty();

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
    Child vendor = Child.start("simulator", simulatorCommand(), Map.of(), out);
    simulator = Optional.of(vendor);
    vendor.awaitLine("control ", LONGEST_START);
    out.println("Starting the relay with an embedded ledger and broker");
    RunningRelay started = RunningRelay.start(place(), QUICK, out);
    relay = Optional.of(started);
    started.awaitReady();
  }

  private RunningRelay.Place place() {
    return new RunningRelay.Place(
        options.distribution(),
        options.work().resolve("data"),
        options.relayPort(),
        options.webhookPort());
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

  private static void requireFree(int port, String option) throws DemoFailure {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      socket.setReuseAddress(true);
    } catch (IOException e) {
      throw new DemoFailure("port " + port + " is in use; choose another with " + option, e);
    }
  }

  /**
   * Complains when one of them has ended.
   *
   * @throws DemoFailure saying which
   */
  void requireAlive() throws DemoFailure {
    simulator.orElseThrow().requireAlive();
    relay().requireAlive();
  }

  Api simulatorApi() {
    return Api.onPort(options.controlPort());
  }

  /** Once it is set. */
  RunningRelay relay() {
    return relay.orElseThrow();
  }

  @Override
  public void close() {
    relay.ifPresent(RunningRelay::close);
    simulator.ifPresent(Child::close);
  }
}
