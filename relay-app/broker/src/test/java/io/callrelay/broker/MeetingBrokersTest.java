package io.callrelay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeetingBrokersTest {
  @TempDir Path directory;

  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private int port;

  @BeforeEach
  void start_a_broker_that_asks_for_a_password() throws Exception {
    port = freePort();
    broker.setSecurityManager(
        new ActiveMQJAASSecurityManager(
            InVMLoginModule.class.getName(),
            new SecurityConfiguration(
                Map.of("relay", "right"), Map.of("relay", List.of("relay")))));
    broker.setConfiguration(
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setJMXManagementEnabled(false)
            .setJournalDirectory(directory.toString())
            .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port));
    broker.start();
  }

  @AfterEach
  void stop_it() throws Exception {
    broker.stop();
  }

  @Test
  void who_lets_the_relay_in_is_named() {
    assertThat(meet("tcp://127.0.0.1:" + port, "right"))
        .isEqualTo("127.0.0.1:%d lets the relay in".formatted(port));
  }

  @Test
  void a_wrong_password_names_the_settings_and_not_the_password() {
    assertThatThrownBy(() -> meet("tcp://127.0.0.1:" + port, "wrong"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("relay.broker.user, relay.broker.password")
        .hasMessageContaining("'relay'")
        .hasMessageNotContaining("wrong");
  }

  @Test
  void a_backup_that_waits_is_no_mistake_and_is_told() throws IOException {
    assertThat(meet("tcp://127.0.0.1:%d,tcp://127.0.0.1:%d".formatted(freePort(), port), "right"))
        .contains(port + " lets the relay in", "does not answer, as a backup while it waits");
  }

  @Test
  void an_unknown_name_is_told_also_beside_a_good_one() {
    assertThatThrownBy(
            () -> meet("tcp://127.0.0.1:%d,tcp://broker.invalid".formatted(port), "right"))
        .hasMessage("relay.broker.url: the name 'broker.invalid' is unknown");
  }

  @Test
  void nobody_who_answers_is_told_with_every_address() throws IOException {
    int nobody = freePort();
    assertThatThrownBy(() -> meet("tcp://127.0.0.1:" + nobody, "right"))
        .hasMessage("relay.broker.url: 127.0.0.1:%d does not answer".formatted(nobody));
  }

  @Test
  void a_broker_without_tls_is_told_from_one_that_is_not_trusted() {
    assertThatThrownBy(() -> meet("ssl://127.0.0.1:" + port, "right"))
        .hasMessageContaining("relay.broker.url: 127.0.0.1:" + port)
        .hasMessageContaining("tcp://");
  }

  private static String meet(String url, String password) {
    return new MeetingBrokers()
        .apply(
            Map.of(
                "relay.broker.url", url,
                "relay.broker.user", "relay",
                "relay.broker.password", password));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
