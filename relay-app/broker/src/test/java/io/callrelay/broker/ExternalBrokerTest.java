package io.callrelay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalBrokerTest {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

  @TempDir Path brokerDir;
  @TempDir Path dataDir;

  private final EmbeddedActiveMQ external = new EmbeddedActiveMQ();
  private String address = "";

  @BeforeEach
  void start_a_broker_with_a_port() throws Exception {
    address = "tcp://127.0.0.1:" + freePort();
    external.setConfiguration(listeningAt(address));
    external.start();
  }

  private ConfigurationImpl listeningAt(String where) throws Exception {
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration
        .setSecurityEnabled(false)
        .setJMXManagementEnabled(false)
        .setJournalDirectory(brokerDir.resolve("journal").toString())
        .setBindingsDirectory(brokerDir.resolve("bindings").toString())
        .setPagingDirectory(brokerDir.resolve("paging").toString())
        .setLargeMessagesDirectory(brokerDir.resolve("large").toString())
        .addAcceptorConfiguration("tcp", where);
    return configuration;
  }

  @AfterEach
  void stop_it() throws Exception {
    external.stop();
  }

  @Test
  void the_adapter_is_a_client_of_the_broker_that_is_named() throws Exception {
    try (StartedAdapter adapter = client()) {
      adapter.send("over the wire");
      assertThat(adapter.drain()).containsExactly("over the wire");
      assertThat(Files.exists(dataDir.resolve("broker"))).isFalse();
    }
  }

  @Test
  void a_send_to_a_broker_that_is_gone_ends_in_an_exception_within_seconds() throws Exception {
    try (StartedAdapter adapter = client()) {
      adapter.send("before");
      external.stop();
      Instant start = Instant.now();
      assertThatThrownBy(() -> adapter.send("after")).isInstanceOf(JMSRuntimeException.class);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void listeners_hear_again_when_the_broker_is_back() throws Exception {
    Collection<Object> heard = new ConcurrentLinkedQueue<>();
    try (StartedAdapter adapter = client()) {
      adapter.listen(4, message -> heard.add(message));
      adapter.send("before");
      await().atMost(LONG_ENOUGH).until(() -> heard.size() == 1);
      external.stop();
      external.start();
      await().atMost(LONG_ENOUGH).ignoreExceptions().until(() -> sent(adapter));
      await().atMost(LONG_ENOUGH).until(() -> heard.size() == 2);
    }
  }

  @Test
  void senders_and_listeners_go_on_with_the_next_broker_when_one_is_gone() throws Exception {
    Collection<Object> heard = new ConcurrentLinkedQueue<>();
    String other = "tcp://127.0.0.1:" + freePort();
    EmbeddedActiveMQ next = new EmbeddedActiveMQ();
    next.setConfiguration(listeningAt(other));
    try (StartedAdapter adapter = client(address + "," + other)) {
      adapter.listen(4, message -> heard.add(message));
      adapter.send("before");
      await().atMost(LONG_ENOUGH).until(() -> heard.size() == 1);
      external.stop();
      next.start();
      await().atMost(LONG_ENOUGH).ignoreExceptions().until(() -> sent(adapter));
      await().atMost(LONG_ENOUGH).until(() -> heard.size() == 2);
    } finally {
      next.stop();
    }
  }

  private static boolean sent(StartedAdapter adapter) {
    adapter.send("afterwards");
    return true;
  }

  private StartedAdapter client() throws Exception {
    return client(address);
  }

  private StartedAdapter client(String url) throws Exception {
    return StartedAdapter.with(
        properties -> {
          properties.setDataDir(dataDir.toString());
          properties.setBrokerUrl(url);
        });
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
