package io.callrelay.rig;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.support.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One Artemis broker as its distribution installs it, with the files of {@code docker/broker}. */
final class OwnArtemis implements AutoCloseable {
  static final String USER = "relay";
  static final String PASSWORD = "the-broker's-password";

  /** It listens. */
  private static final String ACTIVE = "Server is now active";

  /** It waits for the other's lock. */
  private static final String WAITING = "AMQ221109";

  /** The same of one that began the pair. */
  private static final String WAITING_AGAIN = "AMQ221034";

  private static final Path HOME =
      Path.of(System.getProperty("relay.artemis", "target/apache-artemis-2.44.0")).toAbsolutePath();
  private static final Path FILES = Path.of("../docker/broker").toAbsolutePath().normalize();
  private static final Duration LONGEST_START = Duration.ofMinutes(2);

  private final Path instance;
  private final int port = FreePort.find();
  private RunningProcess process;

  private OwnArtemis(Path instance) {
    this.instance = instance;
    this.process = run();
  }

  /**
   * Installs and starts one.
   *
   * @param role primary or backup
   * @param shared where both keep their journal, and where {@code broker.p12} is
   */
  static OwnArtemis start(String role, Path shared) {
    Path instance = shared.resolve(role);
    Tool.run(
        "sh",
        HOME.resolve("bin/artemis").toString(),
        "create",
        instance.toString(),
        "--silent",
        "--no-web",
        "--no-autotune",
        "--require-login",
        "--user=" + USER,
        "--password=" + PASSWORD);
    Path etc = instance.resolve("etc");
    try {
      Files.createDirectories(instance.resolve("tmp"));
      Files.writeString(etc.resolve("broker.xml"), file("broker.xml"));
      String properties = file(role + ".properties") + file("tls.properties");
      Files.writeString(
          etc.resolve("relay.properties"),
          properties
              .replace("/srv/artemis", shared.resolve("store").toString())
              .replace("/etc/artemis", shared.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new OwnArtemis(instance);
  }

  private static String file(String name) throws IOException {
    return Files.readString(FILES.resolve(name));
  }

  private RunningProcess run() {
    Path own = instance.resolve("etc/own.properties");
    try {
      Files.writeString(
          own,
          "acceptorConfigurations.core.params.host=127.0.0.1%nacceptorConfigurations.core.params.port=%d%n"
              .formatted(port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ProcessBuilder command =
        new ProcessBuilder(
            "sh",
            instance.resolve("bin/artemis").toString(),
            "run",
            "--properties",
            instance.resolve("etc/relay.properties") + "," + own);
    command.environment().put("JAVA_ARGS", "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    return RunningProcess.start(command.directory(instance.toFile()), instance);
  }

  int port() {
    return port;
  }

  boolean isActive() {
    return process.isAlive() && process.output().contains(ACTIVE);
  }

  void awaitActive() {
    within(LONGEST_START, () -> assertThat(process.output()).contains(ACTIVE));
  }

  void awaitWaiting() {
    within(LONGEST_START, () -> assertThat(process.output()).containsAnyOf(WAITING, WAITING_AGAIN));
  }

  void send(Signal signal) {
    process.send(signal);
  }

  void awaitEnd(Duration patience) {
    process.awaitEnd(patience);
  }

  void startAgain() {
    process = run();
  }

  @Override
  public void close() {
    process.close();
  }
}
