package io.callrelay.servers;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** WildFly, set up by the scripts of {@code servers/wildfly}. */
record WildFly(Site site, Path home) implements InstalledServer {
  private static final int HTTP = 8080;
  private static final int MANAGEMENT = 9990;

  static WildFly install(Site site) {
    WildFly server = new WildFly(site, site.unpack());
    server.runScript("relay.cli", "-Drelay.lib=" + Site.lib());
    if (Site.ownBroker()) {
      server.runScript("own-broker.cli", "-Drelay.servers=" + site.files().getParent());
    }
    return server;
  }

  private void runScript(String name, String property) {
    String file = "--file=" + site.files().resolve(name);
    site.run(site.command(home, List.of("sh", "bin/jboss-cli.sh", file, property)));
  }

  /** By how much all its ports are moved. */
  private int offset() {
    return site.port() - HTTP;
  }

  @Override
  public ProcessBuilder command() {
    ProcessBuilder command =
        site.command(
            home,
            List.of("sh", "bin/standalone.sh", "-Djboss.socket.binding.port-offset=" + offset()));
    command.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
    return command;
  }

  @Override
  public URI root() {
    return site.root();
  }

  @Override
  public URI health() {
    return URI.create("http://127.0.0.1:" + (MANAGEMENT + offset()));
  }
}
