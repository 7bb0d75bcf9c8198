package io.callrelay.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.platform.Settings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeforeTheStartTest {
  @TempDir Path directory;

  @Test
  void a_busy_port_is_refused_by_its_number() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Settings settings = settings(busy.getLocalPort());

      assertThatThrownBy(() -> HttpPort.requireFree(settings))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("port " + busy.getLocalPort())
          .hasMessageContaining("relay.http.port");
    }
  }

  @Test
  void a_data_directory_that_cannot_be_made_is_refused_by_name() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> DataDirectory.take(file.resolve("below")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("relay.data-dir");
  }

  @Test
  void what_an_earlier_server_left_is_removed_and_its_transaction_log_stays() throws Exception {
    DataDirectory data = DataDirectory.take(directory);
    Path domain = Files.createDirectories(directory.resolve("server/config")).resolve("domain.xml");
    Path transactions = Files.createDirectories(directory.resolve("server/logs/tx"));
    Files.writeString(domain, "<domain/>");

    data.freshServer();

    assertThat(domain).doesNotExist();
    assertThat(transactions).exists();
  }

  @Test
  void the_commands_name_the_archives_and_no_password() throws Exception {
    Distribution distribution = new Distribution(directory.resolve("with space"));

    String commands =
        Files.readString(ServerCommands.writePostBoot(directory, distribution, false));

    assertThat(commands)
        .contains("\"" + distribution.broker() + "\"")
        .contains("\"" + distribution.war() + "\"")
        .contains("--transactionsupport XATransaction")
        .contains(LedgerDataSource.class.getName())
        .doesNotContain("password");
  }

  @Test
  void the_server_listens_only_when_all_is_deployed() throws Exception {
    HttpPort port = new HttpPort(InetAddress.getLoopbackAddress(), 8080);

    List<String> before =
        Files.readAllLines(ServerCommands.writePreBoot(directory, port, Duration.ofSeconds(7)));
    List<String> after =
        Files.readAllLines(
            ServerCommands.writePostBoot(directory, new Distribution(directory), true));

    assertThat(before)
        .anyMatch(line -> line.endsWith(".http-listener.enabled=false"))
        .anyMatch(line -> line.endsWith(".https-listener.enabled=false"));
    assertThat(after.subList(after.size() - 2, after.size()))
        .allMatch(line -> line.endsWith("enabled=true"));
  }

  @Test
  void the_server_lets_spare_threads_and_silent_bodies_go() throws Exception {
    HttpPort port = new HttpPort(InetAddress.getLoopbackAddress(), 8080);

    List<String> commands =
        Files.readAllLines(ServerCommands.writePreBoot(directory, port, Duration.ofSeconds(7)));

    assertThat(commands)
        .anyMatch(line -> line.endsWith(".idle-thread-timeout-seconds=60"))
        .anyMatch(line -> line.endsWith(".read-timeout-millis=7000"));
  }

  private static Settings settings(int port) {
    return Settings.from(
        new SmallRyeConfigBuilder()
            .withSources(
                new PropertiesConfigSource(
                    Map.of(
                        "relay.truepulse.url", "http://127.0.0.1:9/",
                        "relay.http.address", "127.0.0.1",
                        "relay.http.port", Integer.toString(port)),
                    "test",
                    100))
            .build());
  }
}
