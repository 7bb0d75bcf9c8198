package io.callrelay.platform.metrics;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Prometheus' own checker, of Debian's package {@code prometheus}. Where it is not installed the
 * test says so and is counted as skipped.
 */
final class PromTool {
  private static final long LONGEST_RUN_SECONDS = 120;

  /** What it said. */
  record Result(int status, String output) {}

  private PromTool() {}

  /** Runs it in a directory, with a text on its standard input. */
  static Result run(Path directory, String input, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program().toString()));
    command.addAll(List.of(arguments));
    Path stdin = Files.writeString(Files.createTempFile("promtool", ".in"), input);
    Path stdout = Files.createTempFile("promtool", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(stdin.toFile())
              .redirectErrorStream(true)
              .redirectOutput(stdout.toFile())
              .start();
      if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("promtool did not end");
      }
      return new Result(process.exitValue(), Files.readString(stdout, StandardCharsets.UTF_8));
    } finally {
      Files.delete(stdin);
      Files.delete(stdout);
    }
  }

  private static Path program() {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(directory -> Path.of(directory).resolve("promtool"))
            .filter(Files::isExecutable)
            .findFirst();
    return found.orElseGet(
        () -> abort("promtool (Debian: prometheus) is not installed: NOT CHECKED by it"));
  }
}
