package io.callrelay.standalone.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A process of the demonstration; what it prints is shown with its name in front. */
final class Child implements AutoCloseable {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
  private static final long LOOK_EVERY_MILLIS = 200;

  private final String name;
  private final Process process;
  private final List<String> printed = new CopyOnWriteArrayList<>();

  private Child(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  static Child start(
      String name, List<String> command, Map<String, String> environment, PrintStream out)
      throws DemoFailure {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Child child = new Child(name, builder.start());
      Thread show = new Thread(() -> child.show(out), name + "-output");
      show.setDaemon(true);
      show.start();
      return child;
    } catch (IOException e) {
      throw new DemoFailure("the " + name + " cannot be started: " + e.getMessage(), e);
    }
  }

  private void show(PrintStream out) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines
          .lines()
          .forEach(
              line -> {
                printed.add(line);
                out.printf("  [%s] %s%n", name, line);
              });
    } catch (IOException | UncheckedIOException e) {
      printed.add("the output ended: " + e.getMessage());
    }
  }

  /**
   * Waits until it has printed a line with that text.
   *
   * @throws DemoFailure when it ends before that, or takes longer
   */
  void awaitLine(String text, Duration atMost) throws DemoFailure, InterruptedException {
    Instant end = Instant.now().plus(atMost);
    while (printed.stream().noneMatch(line -> line.contains(text))) {
      requireAlive();
      if (Instant.now().isAfter(end)) {
        throw new DemoFailure("the " + name + " did not start within " + atMost.toSeconds() + " s");
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  /**
   * Complains when the process has ended.
   *
   * @throws DemoFailure with its exit status
   */
  void requireAlive() throws DemoFailure {
    if (!process.isAlive()) {
      throw new DemoFailure("the " + name + " ended with status " + process.exitValue());
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
