package io.callrelay.servers;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.rig.RunningProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Payara Server, set up by {@code servers/payara-server/set-up}. */
record PayaraServer(Site site, Path home) implements InstalledServer {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final String STARTED = "startup time";
  private static final int ADMIN = 48;
  private static final int HTTP = 80;

  /** Its domain runs while it is set up, and is stopped afterwards. */
  static PayaraServer install(Site site) {
    PayaraServer server = new PayaraServer(site, site.unpack());
    server.runAsadmin(
        "create-domain",
        "--nopassword",
        "--domaindir",
        server.domains(),
        "--portbase",
        Integer.toString(server.base()),
        "relay");
    try (RunningProcess domain = RunningProcess.start(server.command(), site.directory())) {
      within(LONGEST_START, () -> assertThat(domain.output()).contains(STARTED));
      List<String> setUp = new ArrayList<>();
      setUp.add("sh");
      setUp.add(Site.files("payara-server").resolve("set-up").toString());
      setUp.add(Site.lib().toString());
      setUp.addAll(server.asadmin("--port", Integer.toString(server.base() + ADMIN)));
      site.run(site.command(server.home, setUp));
      server.runAsadmin("stop-domain", "--domaindir", server.domains(), "relay");
      domain.awaitEnd(LONGEST_START);
    }
    return server;
  }

  /** What is added to all its ports. */
  private int base() {
    return site.port() - HTTP;
  }

  private String domains() {
    return site.directory().resolve("domains").toString();
  }

  private List<String> asadmin(String... arguments) {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/asadmin").toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private void runAsadmin(String... arguments) {
    site.run(site.command(home, asadmin(arguments)));
  }

  @Override
  public ProcessBuilder command() {
    return site.command(
        home, asadmin("start-domain", "--verbose", "--domaindir", domains(), "relay"));
  }

  @Override
  public URI root() {
    return site.root();
  }
}
