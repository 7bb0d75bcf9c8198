package io.callrelay.rig;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.support.FreePort;
import io.callrelay.support.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * HAProxy before two relays, with {@code docker/proxy/haproxy.cfg}, of which only the addresses are
 * changed.
 */
public final class OwnProxy implements AutoCloseable {
  /** What it is called on the path. */
  public static final String PROGRAM = "haproxy";

  private static final Path FILE =
      Path.of("../docker/proxy/haproxy.cfg").toAbsolutePath().normalize();

  private final int port;
  private final RunningProcess process;

  private OwnProxy(int port, RunningProcess process) {
    this.port = port;
    this.process = process;
  }

  /** Starts it, and returns when it has found both relays ready; the name tells it from others. */
  public static OwnProxy start(String name, RelaySetup one, RelaySetup other) {
    Path directory = Scratch.empty(name + "-proxy");
    int port = FreePort.find();
    try {
      String file =
          Files.readString(FILE)
              .replace("bind :8080", "bind 127.0.0.1:" + port)
              .replace("relay-a:8080", "127.0.0.1:" + one.port())
              .replace("relay-b:8080", "127.0.0.1:" + other.port());
      Path own = Files.writeString(directory.resolve("haproxy.cfg"), file);
      ProcessBuilder command = new ProcessBuilder(PROGRAM, "-db", "-f", own.toString());
      OwnProxy proxy = new OwnProxy(port, RunningProcess.start(command, directory));
      eventually(
          () -> assertThat(proxy.client().look("/health/ready").statusCode()).isEqualTo(200));
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The relays, whichever answers. */
  public RelayClient client() {
    return new RelayClient(URI.create("http://127.0.0.1:" + port));
  }

  /** Returns when it has seen a relay go, or come back. */
  public void awaitSeen(String relay, boolean up) {
    String says = "Server relays/%s is %s".formatted(relay, up ? "UP" : "DOWN");
    String opposite = "Server relays/%s is %s".formatted(relay, up ? "DOWN" : "UP");
    eventually(
        () ->
            assertThat(process.output().lastIndexOf(says))
                .isGreaterThan(process.output().lastIndexOf(opposite)));
  }

  @Override
  public void close() {
    process.close();
  }
}
