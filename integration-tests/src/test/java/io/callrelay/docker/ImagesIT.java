package io.callrelay.docker;

import static io.callrelay.docker.DockerFolder.DOCKER;
import static io.callrelay.docker.DockerFolder.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.callrelay.support.Distribution;
import io.callrelay.support.FreePort;
import io.callrelay.support.Scratch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The images' Dockerfiles, against what the build makes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImagesIT {
  private static final String UNPACKED = "/out/relay/";
  private static final String SOURCES = "/src/";
  private static final int BAD_SETTING = 78;

  @Test
  void what_the_relays_image_copies_is_in_the_distribution() {
    Dockerfile image = Dockerfile.of("relay");
    List<String> copied =
        image.copies().stream()
            .filter(Dockerfile.Copy::fromBuild)
            .map(copy -> copy.from().substring(UNPACKED.length()))
            .toList();

    assertThat(copied).containsExactlyInAnyOrder("bin", "conf", "lib");
    assertThat(copied).allMatch(name -> Files.isDirectory(distribution().resolve(name)));
    assertThat(image.all("RUN").get(0)).contains("relay-app/standalone/target/relay.zip");
  }

  @Test
  void what_the_simulators_image_copies_is_what_the_build_makes() {
    Dockerfile.Copy jar = Dockerfile.of("simulator").copies().get(0);

    assertThat(ROOT.resolve(jar.from().substring(SOURCES.length()))).isRegularFile();
    assertThat(Dockerfile.of("simulator").words("ENTRYPOINT")).endsWith("-jar", jar.to());
  }

  @ParameterizedTest
  @ValueSource(strings = {"relay", "simulator"})
  void an_image_is_not_root_and_says_how_it_is(String name) {
    Dockerfile image = Dockerfile.of(name);

    assertThat(image.all("USER")).singleElement().asString().matches("[1-9]\\d*:[1-9]\\d*");
    assertThat(image.all("STOPSIGNAL")).containsExactly("SIGTERM");
    assertThat(image.all("VOLUME")).containsExactly("/data");
    assertThat(image.all("HEALTHCHECK")).singleElement().asString().contains("healthcheck");
    assertThat(image.copies())
        .filteredOn(copy -> !copy.fromBuild())
        .allMatch(copy -> Files.isRegularFile(ROOT.resolve(copy.from())));
  }

  /** Without an endpoint it gets as far as its settings, which takes script, Java and jar. */
  @Test
  void the_relays_entry_command_runs_as_it_stands() throws Exception {
    Path data = Scratch.empty("docker-entry");
    List<String> command = new ArrayList<>(Dockerfile.of("relay").words("ENTRYPOINT"));
    command.set(0, command.get(0).replace("/opt/relay", distribution().toString()));

    Command.Ended ended = Command.run(data, Map.of("RELAY_DATA_DIR", data.toString()), command);

    assertThat(ended.status()).as(ended.output()).isEqualTo(BAD_SETTING);
    assertThat(ended.output()).contains("relay.truepulse.url (RELAY_TRUEPULSE_URL): is missing");
  }

  @Test
  void the_healthcheck_says_yes_to_200_and_no_to_anything_else() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "/up", 200);
    answer(server, "/down", 503);
    server.start();
    try {
      int port = server.getAddress().getPort();
      assertThat(healthcheck(port, "/up")).isZero();
      assertThat(healthcheck(port, "/down")).isNotZero();
      assertThat(healthcheck(port, "/missing")).isNotZero();
    } finally {
      server.stop(0);
    }
    assertThat(healthcheck(FreePort.find(), "/up")).as("nobody listens").isNotZero();
  }

  private static void answer(HttpServer server, String path, int status) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  private static int healthcheck(int port, String path) throws IOException, InterruptedException {
    return Command.run(
            DOCKER,
            Map.of(),
            List.of(DOCKER.resolve("healthcheck").toString(), Integer.toString(port), path))
        .status();
  }

  private static Path distribution() {
    return Distribution.unpacked().home();
  }
}
