package io.callrelay.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What the application server is told at its start: broker, queues and the ledger's pool under the
 * names by which the WAR looks them up, then the WAR, and only then to listen. Whoever posts a call
 * while the relay starts is not told 404 by a server without the relay in it, which some telephony
 * takes for final: the connection is refused.
 */
final class ServerCommands {
  /** The broker's name as an application of the server. */
  static final String BROKER = "relay-broker";

  /** The WAR's name as an application of the server. */
  static final String WAR = "relay";

  private static final String TEMPLATE = "server-commands.txt";
  private static final String LISTENER =
      "set configs.config.server-config.network-config.network-listeners.network-listener.";

  private static final List<String> LISTENERS = List.of("http-listener", "https-listener");

  /** After a crowd of connections its threads go within a minute, and not within a quarter hour. */
  private static final String SPARE_THREADS =
      "set configs.config.server-config.thread-pools.thread-pool.http-thread-pool"
          + ".idle-thread-timeout-seconds=60";

  /** A body that stops coming is waited for as long as one that comes slowly. */
  private static final String SILENCE =
      "set configs.config.server-config.network-config.transports.transport.tcp"
          + ".read-timeout-millis=";

  private ServerCommands() {}

  /**
   * Writes what is done before the server starts.
   *
   * @param longestBody for the body of a request to arrive
   */
  static Path writePreBoot(Path directory, HttpPort port, Duration longestBody) throws IOException {
    StringBuilder commands = new StringBuilder("%s%n".formatted(SPARE_THREADS));
    commands.append("%s%d%n".formatted(SILENCE, longestBody.toMillis()));
    for (String listener : LISTENERS) {
      commands.append(set(listener, "address=" + port.address().getHostAddress()));
      commands.append(set(listener, "enabled=false"));
    }
    return Files.writeString(directory.resolve("pre-boot-commands.txt"), commands);
  }

  /**
   * Writes what is done when the server runs.
   *
   * @param tls whether it listens for TLS too
   */
  static Path writePostBoot(Path directory, Distribution distribution, boolean tls)
      throws IOException {
    StringBuilder commands =
        new StringBuilder(
            template()
                .replace("@rar@", distribution.broker().toString())
                .replace("@war@", distribution.war().toString()));
    for (String listener : tls ? LISTENERS : LISTENERS.subList(0, 1)) {
      commands.append(set(listener, "enabled=true"));
    }
    return Files.writeString(directory.resolve("post-boot-commands.txt"), commands);
  }

  private static String set(String listener, String what) {
    return "%s%s.%s%n".formatted(LISTENER, listener, what);
  }

  private static String template() throws IOException {
    try (InputStream template = ServerCommands.class.getResourceAsStream(TEMPLATE)) {
      if (template == null) {
        throw new IllegalStateException(TEMPLATE + " is missing in the program");
      }
      return new String(template.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
