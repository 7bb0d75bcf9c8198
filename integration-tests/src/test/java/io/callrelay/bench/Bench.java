package io.callrelay.bench;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how quick the relay is, against the same server doing nothing. */
@Command(
    name = "bench",
    description = "How quick the distribution is; everything on this machine.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Bench implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int STEADY_CONNECTIONS = 64;
  private static final Duration READY_WITHIN = Duration.ofSeconds(10);

  @Option(
      names = "--only",
      split = ",",
      description =
          "steady (B3, B7), compared (B1, B2, B4, B7), slow (B6), history (B5), nodes (B9); the first"
              + " three unless given")
  private Set<String> only = Set.of("steady", "compared", "slow");

  @Option(
      names = "--rate",
      defaultValue = "200",
      description = "Calls a second for B3 (${DEFAULT-VALUE})")
  private int rate;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "Measured time of B3 (${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "45",
      description = "Seconds of the same load before (${DEFAULT-VALUE})")
  private int warmUp;

  @Option(
      names = "--rows",
      defaultValue = "1000000",
      description = "Calls in the ledger for B5 (${DEFAULT-VALUE})")
  private long rows;

  @Option(
      names = "--java-options",
      defaultValue = "",
      description = "RELAY_JAVA_OPTS of the relays that are measured; none unless given")
  private String javaOptions;

  @Option(
      names = "--report",
      defaultValue = "target/bench",
      description = "Directory of bench.html and bench.json (${DEFAULT-VALUE})")
  private @Nullable Path report;

  private final List<Measure> measures = new ArrayList<>();
  private final List<Steady> steady = new ArrayList<>();

  /** Runs the benchmark and ends the JVM: 0 when the books balance, 1 when they do not. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    boolean balanced = !needsFirstRelay() || onFirstRelay();
    if (only.contains("slow")) {
      say("True Pulse takes its time");
      measures.add(SlowTruePulse.measure(settings()));
    }
    if (only.contains("history")) {
      say("a ledger with %,d calls".formatted(rows));
      measures.add(LongHistory.measure(settings(), rows));
    }
    if (only.contains("nodes")) {
      say("B9: one, two and three relays");
      measures.addAll(Nodes.measure());
    }
    Result result = new Result(measures, steady, balanced);
    System.out.println(result.table());
    Path directory = (report == null ? Path.of("target/bench") : report).toAbsolutePath();
    result.write(directory);
    say("written to " + directory.resolve("bench.html"));
    return balanced ? 0 : 1;
  }

  private Map<String, String> settings() {
    return Map.of("RELAY_JAVA_OPTS", javaOptions);
  }

  private boolean needsFirstRelay() {
    return only.contains("steady") || only.contains("compared");
  }

  private boolean onFirstRelay() throws IOException, InterruptedException {
    SimulatorSettings roomy =
        SimulatorSettings.defaults()
            .withPorts(0, 0)
            .withKeptArrivals(2 * rate * (seconds + warmUp));
    try (SimulatedTruePulse truePulse = SimulatedTruePulse.start(roomy);
        RelayUnderLoad relay = RelayUnderLoad.start("bench", truePulse.webhook(), settings())) {
      started(relay);
      Load load = new Load(relay.intake(), STEADY_CONNECTIONS);
      say("warming up: " + rate + " calls/s for " + warmUp + " s");
      Set<String> accepted = new HashSet<>();
      accepted.addAll(load.atRate("warm", rate, Duration.ofSeconds(warmUp)).accepted().keySet());
      awaitRecorded(truePulse, relay, accepted);
      if (only.contains("steady")) {
        say("B3: " + rate + " calls/s for " + seconds + " s");
        Books books = load.atRate("call", rate, Duration.ofSeconds(seconds));
        accepted.addAll(books.accepted().keySet());
        awaitRecorded(truePulse, relay, accepted);
        Steady measured = Steady.of(books, truePulse);
        steady.add(measured);
        measures.addAll(measured.measures(rate));
      }
      if (only.contains("compared")) {
        say("B1, B4, B2: against a POST that does nothing and a bare Rest Client");
        Comparing comparing = new Comparing(relay, truePulse);
        measures.addAll(comparing.measures());
        accepted.addAll(comparing.accepted());
      }
      return balances(truePulse, relay, accepted);
    }
  }

  private void started(RelayUnderLoad relay) {
    double ready = relay.readyAfter().toMillis() / 1000.0;
    measures.add(
        new Measure(
            "B7",
            "time to ready",
            ready,
            "%.1f s".formatted(ready),
            "<= %d s".formatted(READY_WITHIN.toSeconds()),
            relay.readyAfter().compareTo(READY_WITHIN) <= 0));
    long megabytes = relay.residentMegabytes();
    measures.add(
        new Measure(
            "B7",
            "resident memory at rest",
            megabytes,
            megabytes + " MB, the relay's process without its database server",
            "<= 700 MB",
            megabytes <= 700));
  }

  private static void awaitRecorded(
      SimulatedTruePulse truePulse, RelayUnderLoad relay, Set<String> accepted) {
    within(PATIENCE, () -> assertThat(balances(truePulse, relay, accepted)).isTrue());
  }

  /** Whether True Pulse has every accepted call, and the ledger knows it of as many. */
  private static boolean balances(
      SimulatedTruePulse truePulse, RelayUnderLoad relay, Set<String> accepted) {
    return accepted.stream().allMatch(truePulse::isAccepted)
        && relay.delivered() == accepted.size();
  }

  private static void say(String words) {
    System.out.println("bench: " + words);
  }
}
