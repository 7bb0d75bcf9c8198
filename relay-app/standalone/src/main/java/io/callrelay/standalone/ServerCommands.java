package io.callrelay.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the application server is told at its start: where it listens, and then broker, queues and
 * the ledger's pool under the names by which the WAR looks them up.
 */
final class ServerCommands {
  /** The broker's name as an application of the server. */
  static final String BROKER = "relay-broker";

  private static final String TEMPLATE = "server-commands.txt";
  private static final String LISTENER =
      "configs.config.server-config.network-config.network-listeners.network-listener.http-listener";

  private static final String TLS_LISTENER =
      "configs.config.server-config.network-config.network-listeners.network-listener.https-listener";

  private ServerCommands() {}

  /** Writes what is done before the server listens. */
  static Path writePreBoot(Path directory, HttpPort port) throws IOException {
    return Files.writeString(
        directory.resolve("pre-boot-commands.txt"),
        "set %s.address=%s%n".formatted(LISTENER, port.address().getHostAddress())
            + "set %s.address=%s%n".formatted(TLS_LISTENER, port.address().getHostAddress()));
  }

  /** Writes what is done when the server runs and before the WAR comes. */
  static Path writePostBoot(Path directory, Path rar) throws IOException {
    try (InputStream template = ServerCommands.class.getResourceAsStream(TEMPLATE)) {
      if (template == null) {
        throw new IllegalStateException(TEMPLATE + " is missing in the program");
      }
      String commands =
          new String(template.readAllBytes(), StandardCharsets.UTF_8)
              .replace("@rar@", rar.toString());
      return Files.writeString(directory.resolve("post-boot-commands.txt"), commands);
    }
  }
}
