package io.callrelay.servers;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** WildFly, set up by {@code servers/wildfly/relay.cli}. */
record WildFly(Site site, Path home) implements InstalledServer {
  private static final int HTTP = 8080;
  private static final int MANAGEMENT = 9990;

  static WildFly install(Site site) {
    Path home = site.unpack();
    site.run(
        site.command(
            home,
            List.of(
                "sh",
                "bin/jboss-cli.sh",
                "--file=" + Site.files("wildfly").resolve("relay.cli"),
                "-Drelay.lib=" + Site.lib())));
    return new WildFly(site, home);
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
