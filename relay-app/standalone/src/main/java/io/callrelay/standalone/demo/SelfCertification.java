package io.callrelay.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Certifies the relay itself: starts it with an embedded ledger and broker, runs the simulator's
 * certification against it and stops it, whatever the outcome.
 */
public final class SelfCertification {
  private static final int SUITE_FAILED = 4;

  private final Path distribution;
  private final Path simulator;
  private final Path work;
  private final List<String> options;
  private final PrintStream out = System.out;
  private volatile Optional<Process> certification = Optional.empty();

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
    RunningRelay.Place place =
        new RunningRelay.Place(distribution, work.resolve("data"), ports.next(), ports.next());
    out.println("Starting the relay with an embedded ledger and broker");
    try (RunningRelay relay = RunningRelay.start(place, Map.of(), out)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(relay), "end"));
      relay.awaitReady();
      return certify(place, relay);
    }
  }

  /** Broken off: the certification writes what it has found before everything stops. */
  private void end(RunningRelay relay) {
    int code = SUITE_FAILED;
    try {
      if (certification.isPresent()) {
        certification.get().destroy();
        code = certification.get().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      relay.close();
      Runtime.getRuntime().halt(code);
    }
  }

  /** Options that are given by hand come last and so have their way. */
  private int certify(RunningRelay.Place place, RunningRelay relay)
      throws DemoFailure, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(List.of(java, "-Xmx256m", "-jar", simulator.toString(), "certify"));
    command.addAll(List.of("--intake", relay.api().base() + "/api/v1/calls"));
    command.addAll(List.of("--token", relay.intakeToken()));
    command.addAll(List.of("--operator-token", relay.operatorToken()));
    command.addAll(List.of("--webhook-port", Integer.toString(place.webhookPort())));
    addUnlessGiven(command, "--control-port", "0");
    addUnlessGiven(command, "--profile", "full");
    addUnlessGiven(command, "--integration", "True Pulse Relay");
    addUnlessGiven(command, "--report", work.resolve("report").toString());
    command.addAll(options);
    try {
      Process running = new ProcessBuilder(command).inheritIO().start();
      certification = Optional.of(running);
      return running.waitFor();
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
}
