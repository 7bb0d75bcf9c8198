package io.callrelay.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.support.Distribution;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Where a server is installed, and what its administrator has at hand.
 *
 * @param kind of server, named as its folder in the distribution and its makers' zip are
 * @param directory all that belongs to it lies here
 * @param port where the relay is to listen
 * @param environment the relay's settings, by the names of their environment variables
 */
public record Site(String kind, Path directory, int port, Map<String, String> environment) {
  private static final Duration LONGEST_COMMAND = Duration.ofMinutes(5);

  /** A server that lives for minutes does not earn back what the optimizing compiler costs. */
  private static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

  /** The address that goes with the port. */
  URI root() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Unpacks the server as its makers ship it; returns the one folder that its zip has. */
  Path unpack() {
    Path zip = Path.of(System.getProperty("relay.it.servers"), kind + ".zip");
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        unpack(file, entry);
      }
      return directory.resolve(Path.of(file.entries().nextElement().getName()).getName(0));
    } catch (IOException e) {
      throw new UncheckedIOException(zip + " cannot be unpacked", e);
    }
  }

  private void unpack(ZipFile zip, ZipEntry entry) throws IOException {
    Path to = directory.resolve(entry.getName());
    if (entry.isDirectory()) {
      Files.createDirectories(to);
      return;
    }
    Files.createDirectories(to.getParent());
    try (InputStream content = zip.getInputStream(entry)) {
      Files.copy(content, to);
    }
    if (to.getParent().endsWith("bin") && !to.toFile().setExecutable(true)) {
      throw new IOException(to + " cannot be made executable");
    }
  }

  /** The distribution's folder for this kind of server. */
  Path files() {
    return Distribution.unpacked().home().resolve("servers").resolve(kind);
  }

  /** The folder of the WAR, the adapter and the database driver. */
  static Path lib() {
    return Distribution.unpacked().home().resolve("lib");
  }

  /** Whether the queues are to be the server's own and not the relay's. */
  static boolean ownBroker() {
    return Boolean.getBoolean("relay.it.own-broker");
  }

  /** A command with the relay's settings and no others in its environment. */
  ProcessBuilder command(Path workingDirectory, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("RELAY_"));
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_TOOL_OPTIONS", QUICK_COMPILER_ONLY);
    return builder;
  }

  /** Runs a command to its end, which must be a good one. */
  void run(ProcessBuilder command) {
    Path said = directory.resolve("set-up.log");
    try {
      Process process =
          command
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
              .start();
      boolean ended = process.waitFor(LONGEST_COMMAND.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      assertThat(ended && process.exitValue() == 0)
          .as("%s; it said:%n%s", command.command(), Files.readString(said))
          .isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a server was set up", e);
    }
  }
}
