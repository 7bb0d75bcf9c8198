package io.callrelay.bench;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how long telephony waits for its 202, and True Pulse for the call. */
@Command(
    name = "bench",
    description = "Load at a steady rate on the distribution; everything on this machine.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Bench implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Option(names = "--rate", defaultValue = "200", description = "Calls a second (${DEFAULT-VALUE})")
  private int rate;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "Measured time (${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "45",
      description = "Seconds of the same load before (${DEFAULT-VALUE})")
  private int warmUp;

  @Option(
      names = "--json",
      defaultValue = "target/bench.json",
      description = "Where the figures are written (${DEFAULT-VALUE})")
  private Path json;

  /** Runs the benchmark and ends the JVM: 0 when the books balance, 1 when they do not. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    int calls = rate * (seconds + warmUp);
    SimulatorSettings roomy =
        SimulatorSettings.defaults().withPorts(0, 0).withKeptArrivals(2 * calls);
    try (SimulatedTruePulse truePulse = SimulatedTruePulse.start(roomy);
        RelayUnderLoad relay = RelayUnderLoad.start(truePulse.webhook())) {
      say("relay ready after " + relay.readyAfter());
      OpenLoop load = new OpenLoop(relay.api());
      say("warming up: " + rate + " calls/s for " + warmUp + " s");
      Books warm = load.run("warm", rate, Duration.ofSeconds(warmUp));
      awaitAccepted(truePulse, warm);
      say("measuring: " + rate + " calls/s for " + seconds + " s");
      Books books = load.run("call", rate, Duration.ofSeconds(seconds));
      awaitAccepted(truePulse, books);
      Figures figures = Figures.of(books, truePulse, relay);
      System.out.println(figures.table());
      write(figures);
      return figures.balanced() ? 0 : 1;
    }
  }

  private static void awaitAccepted(SimulatedTruePulse truePulse, Books books) {
    within(
        PATIENCE,
        () ->
            assertThat(truePulse.neverSeen(books.accepted().keySet())).as("calls lost").isEmpty());
  }

  private void write(Figures figures) throws IOException {
    Path file = json.toAbsolutePath();
    Files.createDirectories(file.getParent());
    Files.writeString(file, figures.json());
    say("written to " + file);
  }

  private static void say(String words) {
    System.out.println("bench: " + words);
  }
}
