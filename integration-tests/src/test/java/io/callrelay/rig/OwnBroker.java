package io.callrelay.rig;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.support.Distribution;
import io.callrelay.support.FreePort;
import io.callrelay.support.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A broker outside the relay that a test can kill and start again on the same journal and port. */
public final class OwnBroker implements AutoCloseable {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

  private final Path directory;
  private final int port = FreePort.find();
  private RunningProcess broker;

  private OwnBroker(Path directory) {
    this.directory = directory;
    this.broker = run();
  }

  /** Starts one; the name tells it from others. */
  public static OwnBroker start(String name) {
    Path directory = Scratch.empty(name + "-broker");
    unpackJars(directory.resolve("jars"));
    OwnBroker broker = new OwnBroker(directory);
    broker.awaitReady();
    return broker;
  }

  /** Those of the relay's own adapter, which fit together. */
  private static void unpackJars(Path into) {
    Path adapter = Distribution.unpacked().lib("relay-broker.rar");
    try (ZipFile zip = new ZipFile(adapter.toFile())) {
      Files.createDirectories(into);
      for (ZipEntry entry : zip.stream().filter(e -> e.getName().endsWith(".jar")).toList()) {
        try (InputStream content = zip.getInputStream(entry)) {
          Files.copy(content, into.resolve(Path.of(entry.getName()).getFileName()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(adapter + " cannot be unpacked", e);
    }
  }

  private RunningProcess run() {
    String classPath = "%s/*:%s".formatted(directory.resolve("jars"), classesOfTests());
    ProcessBuilder command =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx256m",
            "-cp",
            classPath,
            BrokerProgram.class.getName(),
            directory.resolve("data").toString(),
            Integer.toString(port));
    return RunningProcess.start(command.directory(directory.toFile()), directory);
  }

  private static Path classesOfTests() {
    try {
      return Path.of(
          BrokerProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitReady() {
    eventually(() -> assertThat(broker.output()).contains(BrokerProgram.READY));
  }

  /** The same relay with its queue here. */
  public RelaySetup usedBy(RelaySetup relay) {
    return relay.with("RELAY_BROKER_URL", "tcp://127.0.0.1:" + port);
  }

  /** It stands still: connections stay open and nothing answers. */
  public void freeze() {
    broker.send(Signal.STOP);
  }

  /** Goes on after it stood still. */
  public void thaw() {
    broker.send(Signal.CONT);
  }

  public void kill() {
    broker.send(Signal.KILL);
    broker.awaitEnd(LONGEST_STOP);
  }

  /** Starts it again, and returns when it takes messages. */
  public void startAgain() {
    broker = run();
    awaitReady();
  }

  @Override
  public void close() {
    broker.close();
  }
}
