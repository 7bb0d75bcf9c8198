package io.callrelay.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A program of the operating system. */
public final class Tool {
  private Tool() {}

  /**
   * Runs it and returns what it said.
   *
   * @throws IllegalStateException with what it said, when it failed
   */
  public static String run(String... command) {
    try {
      Process running = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (running.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Whether there is such a program. */
  public static boolean isThere(String name) {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
  }

  /** Whether this may be asked of the operating system that only its administrator may ask. */
  public static boolean mayDoAll() {
    return "root".equals(System.getProperty("user.name"));
  }
}
