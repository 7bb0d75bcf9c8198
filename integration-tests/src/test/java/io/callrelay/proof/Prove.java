package io.callrelay.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs experiments one after the other and writes the report. */
@Command(
    name = "prove",
    description = "What the relay promises, under faults and load; everything on this machine.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Prove implements Callable<Integer> {
  private static final int SHORT_KILLS = 5;
  private static final int FULL_KILLS = 300;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--experiment", description = "One of --list; may be given several times")
  private List<String> experiments = new ArrayList<>();

  @Option(names = "--list", description = "Say which experiments there are")
  private boolean list;

  @Option(names = "--seed", description = "Repeats the random moments of a run")
  private @Nullable Long seed;

  @Option(names = "--kills", description = "How often a process is killed (5; 300 with --full)")
  private @Nullable Integer kills;

  @Option(names = "--full", description = "Outages and backlogs at full length: hours")
  private boolean full;

  @Option(
      names = "--report",
      defaultValue = "target/proof",
      description = "Directory of proof.html and proof.json (${DEFAULT-VALUE})")
  private @Nullable Path report;

  /** Runs them and ends the JVM: 0 when the whole promise held, 1 when not, 2 for bad options. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Prove()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Experiments known = new Experiments();
    if (list) {
      known.all().forEach(one -> System.out.printf("%-22s %s%n", one.id(), one.what()));
      return 0;
    }
    Course course =
        new Course(
            seed == null ? new Random().nextInt(1_000_000) : seed,
            kills == null ? (full ? FULL_KILLS : SHORT_KILLS) : kills,
            full ? Course.Length.FULL : Course.Length.SHORT);
    Instant begun = Instant.now();
    Collection<Experiment> chosen = chosen(known);
    Path directory = (report == null ? Path.of("target/proof") : report).toAbsolutePath();
    System.out.printf("prove: %d experiments with --seed %d%n", chosen.size(), course.seed());
    List<Outcome> outcomes = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (Experiment experiment : chosen) {
      experiment
          .impossible()
          .map(why -> experiment.id() + ": " + why)
          .ifPresentOrElse(leftOut::add, () -> outcomes.add(run(experiment, course)));
      // After each, so that a run that is broken off has shown something.
      new Report(begun, machine(), course.seed(), outcomes, leftOut).write(directory);
    }
    leftOut.forEach(why -> System.out.println("prove: left out, " + why));
    System.out.println("prove: written to " + directory.resolve("proof.html"));
    return !outcomes.isEmpty()
            && outcomes.stream().allMatch(one -> one.result() == Outcome.Result.HELD)
        ? 0
        : 1;
  }

  private Collection<Experiment> chosen(Experiments known) {
    try {
      return experiments.isEmpty() ? known.all() : known.named(experiments);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec == null ? new CommandLine(this) : spec.commandLine(), e.getMessage(), e);
    }
  }

  private static Outcome run(Experiment experiment, Course course) {
    System.out.printf("prove: %s: %s ...%n", experiment.id(), experiment.what());
    Instant begin = Instant.now();
    Outcome outcome = outcome(experiment, course);
    tell(outcome, Duration.between(begin, Instant.now()));
    return outcome;
  }

  /** Also of one that goes wrong: the others are run all the same. */
  private static Outcome outcome(Experiment experiment, Course course) {
    try {
      return experiment.run(course);
    } catch (RuntimeException | AssertionError e) {
      e.printStackTrace();
      return Outcome.broughtToNothing(experiment, course, e);
    }
  }

  private static void tell(Outcome outcome, Duration took) {
    System.out.printf(
        "prove: %s: %s after %d s%n", outcome.experiment(), outcome.result(), took.toSeconds());
    outcome
        .checks()
        .forEach(
            check ->
                System.out.printf(
                    "         %-6s %s %s%n",
                    check.part(), check.holds() ? "held:        " : "DID NOT HOLD:", check.says()));
    outcome.figures().forEach((name, value) -> System.out.printf("         %s: %s%n", name, value));
  }

  private static String machine() {
    Runtime runtime = Runtime.getRuntime();
    return "%d cores, Java %s, %s; telephony, relay, broker, MariaDB and True Pulse on it together"
        .formatted(
            runtime.availableProcessors(),
            System.getProperty("java.version"),
            System.getProperty("os.name"));
  }
}
