package io.callrelay.servers;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.rig.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Payara Server: a domain that the {@code set-up} of its folder sets up. */
record PayaraServer(Site site, Path home) implements InstalledServer {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final String STARTED = "startup time";
  private static final int ADMIN = 48;
  private static final int HTTP = 80;

  static PayaraServer install(Site site) {
    PayaraServer server = new PayaraServer(site, site.unpack());
    site.run(
        site.command(
            server.home,
            server.asadmin(
                "create-domain",
                "--nopassword",
                "--domaindir",
                server.domains().toString(),
                "--portbase",
                Integer.toString(server.base()),
                "relay")));
    Path driver = Site.lib().resolve("mysql-connector-j.jar");
    try {
      Files.copy(driver, server.domains().resolve("relay/lib").resolve(driver.getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException(driver + " cannot be copied into the domain", e);
    }
    return server;
  }

  @Override
  public void setUp(RunningProcess domain) {
    within(LONGEST_START, () -> assertThat(domain.output()).contains(STARTED));
    assertThat(Site.ownBroker()).as("OpenMQ is asked for, and nothing sets it up").isFalse();
    List<String> setUp =
        new ArrayList<>(
            List.of("sh", site.files().resolve("set-up").toString(), Site.lib().toString()));
    setUp.addAll(asadmin("--port", Integer.toString(base() + ADMIN)));
    site.run(site.command(home, setUp));
  }

  /** What is added to all its ports. */
  private int base() {
    return site.port() - HTTP;
  }

  private Path domains() {
    return site.directory().resolve("domains");
  }

  private List<String> asadmin(String... arguments) {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/asadmin").toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  @Override
  public ProcessBuilder command() {
    return site.command(
        home, asadmin("start-domain", "--verbose", "--domaindir", domains().toString(), "relay"));
  }

  @Override
  public URI root() {
    return site.root();
  }
}
