package io.callrelay.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Open Liberty, set up by the files of {@code servers/openliberty}. */
record OpenLiberty(Site site, Path home) implements InstalledServer {
  static OpenLiberty install(Site site) {
    Path home = site.unpack();
    Path server = home.resolve("usr/servers/relay");
    String broker = Site.ownBroker() ? "own-messaging.xml" : "relay-broker.xml";
    try {
      Files.createDirectories(server);
      for (String file : List.of("server.xml", "jvm.options", broker)) {
        Files.copy(site.files().resolve(file), server.resolve(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(server + " cannot be written", e);
    }
    return new OpenLiberty(site, home);
  }

  @Override
  public ProcessBuilder command() {
    ProcessBuilder command = site.command(home, List.of("sh", "bin/server", "run", "relay"));
    command.environment().put("RELAY_HTTP_PORT", Integer.toString(site.port()));
    command.environment().put("RELAY_LIB", Site.lib().toString());
    return command;
  }

  @Override
  public URI root() {
    return site.root();
  }
}
