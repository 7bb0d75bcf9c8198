package io.callrelay.docker;

import static org.junit.jupiter.api.Assumptions.abort;

import io.callrelay.support.Scratch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that is run to its end. */
final class Command {
  private static final long LONGEST_RUN_SECONDS = 120;

  /** How it ended, and all that it said. */
  record Ended(int status, String output) {}

  private Command() {}

  /** Whether it is on the path. */
  static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(directory -> Path.of(directory).resolve(program))
        .anyMatch(Files::isExecutable);
  }

  /** Ends the test as skipped, with these words, where a program is not installed. */
  static void require(String program, String debianPackage) {
    if (!isInstalled(program)) {
      abort(
          "%s (Debian: %s) is not installed: NOT CHECKED by it".formatted(program, debianPackage));
    }
  }

  /** Runs it with an environment of its own beside {@code PATH} and {@code JAVA_HOME}. */
  static Ended run(Path directory, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = Scratch.empty("docker-command").resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> !List.of("PATH", "JAVA_HOME").contains(name));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(command + " does not end: " + Files.readString(output));
      }
      return new Ended(process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly();
    }
  }
}
