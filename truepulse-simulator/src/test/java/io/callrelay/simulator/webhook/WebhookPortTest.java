package io.callrelay.simulator.webhook;

import static io.callrelay.simulator.Calls.call;
import static io.callrelay.simulator.RawClient.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.callrelay.simulator.RawClient;
import io.callrelay.simulator.RawClient.End;
import io.callrelay.simulator.RawClient.Received;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatedTruePulseExtension;
import io.callrelay.simulator.ledger.Verdict;
import io.callrelay.simulator.script.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SimulatedTruePulseExtension.class)
class WebhookPortTest {
  private final SimulatedTruePulse truePulse;

  WebhookPortTest(SimulatedTruePulse truePulse) {
    this.truePulse = truePulse;
  }

  private RawClient client() throws IOException {
    return new RawClient(truePulse.webhookPort());
  }

  @Test
  void a_post_anywhere_else_is_404_and_counted_as_elsewhere() throws IOException {
    try (RawClient client = client()) {
      Received received = client.send(post("/webhooks", call("c").encode())).response();

      assertThat(received.text()).startsWith("HTTP/1.1 404 ").contains("/webhooks is not");
    }
    assertThat(truePulse.summary().count(Verdict.ELSEWHERE)).isEqualTo(1);
    assertThat(truePulse.isAccepted("c")).isFalse();
    assertThat(truePulse.postsOnTheWire()).isEqualTo(1);
  }

  @Test
  void a_get_is_an_error_that_names_the_method() throws IOException {
    try (RawClient client = client()) {
      Received received = client.send("GET /webhook HTTP/1.1\r\nHost: x\r\n\r\n").response();

      assertThat(received.body()).contains("\"ERROR\"", "method (S4.1) is not POST");
    }
    assertThat(truePulse.postsOnTheWire()).isZero();
  }

  @Test
  void requests_on_one_connection_are_answered_in_order_even_when_sent_at_once()
      throws IOException {
    truePulse.script("a", Answer.error("first").delayedBy(Duration.ofMillis(50)));
    truePulse.script("b", Answer.error("second"));
    try (RawClient client = client()) {
      client.send(post(call("a")) + post(call("b")));

      assertThat(client.response().body()).contains("first");
      assertThat(client.response().body()).contains("second");
    }
    assertThat(truePulse.traffic().connectionsOpened()).isEqualTo(1);
  }

  @Test
  void a_chunked_request_is_read_like_any_other() throws IOException {
    String body = call("c").encode();
    String head = post("/webhook", "").replace("Content-Length: 0", "Transfer-Encoding: chunked");
    String first = "10;x=y\r\n" + body.substring(0, 16) + "\r\n";
    String rest = Integer.toHexString(body.length() - 16) + "\r\n" + body.substring(16) + "\r\n";
    try (RawClient client = client()) {
      Received received = client.send(head + first + rest + "0\r\nTrailer: x\r\n\r\n").response();

      assertThat(received.body()).contains("SUCCESS");
    }
    assertThat(truePulse.arrivals("c").get(0).request().bodyText()).isEqualTo(body);
  }

  @Test
  void a_client_that_asks_to_continue_is_told_to() throws IOException {
    String whole = post(call("c"));
    int head = whole.indexOf("\r\n\r\n");
    try (RawClient client = client()) {
      client.send(whole.substring(0, head) + "\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.response().text()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");

      assertThat(client.send(whole.substring(head + 4)).response().body()).contains("SUCCESS");
    }
  }

  @Test
  void a_connection_that_the_client_wants_closed_is_closed_after_the_answer() throws IOException {
    String closing = post(call("c")).replace("Host: x", "Host: x\r\nConnection: close");
    try (RawClient client = client()) {
      Received received = client.send(closing).everything();

      assertThat(received.end()).isEqualTo(End.CLOSED);
      assertThat(received.text()).contains("\r\nConnection: close\r\n").contains("SUCCESS");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "POST /webhook HTTP/1.1\r\nno colon\r\n\r\n",
        "POST /webhook HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST /webhook HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST /webhook HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
        "POST /webhook HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"
      })
  void what_is_not_http_gets_a_4xx_and_a_close(String bytes) throws IOException {
    try (RawClient client = client()) {
      Received received = client.send(bytes).everything();

      assertThat(received.text()).startsWith("HTTP/1.1 4").contains("ERROR");
      assertThat(received.end()).isEqualTo(End.CLOSED);
    }
    assertThat(truePulse.postsOnTheWire()).isZero();
  }

  @Test
  void a_request_that_breaks_off_is_no_post_on_the_wire() throws IOException {
    try (RawClient client = client()) {
      client.send(post(call("c")).substring(0, 200));
    }
    await().until(() -> truePulse.traffic().incompleteRequests() == 1);
    assertThat(truePulse.postsOnTheWire()).isZero();
  }

  @Test
  void thousands_of_requests_sent_at_once_on_one_connection_are_all_answered() throws IOException {
    String all = "GET /webhook HTTP/1.1\r\n\r\n".repeat(20_000);
    try (RawClient client = client()) {
      client.sendWhileReading(all);

      await().atMost(Duration.ofMinutes(1)).until(() -> truePulse.summary().arrivals() == 20_000);
    }
  }

  @Test
  void a_port_that_goes_away_and_comes_back_at_once_is_there_every_time() throws IOException {
    for (int i = 0; i < 50; i++) {
      try (RawClient client = client()) {
        client.send(post(call("c"))).response();
        truePulse.refuse();
        assertRefused(truePulse.webhookPort());
        truePulse.listen();
      }
    }
    try (RawClient client = client()) {
      assertThat(client.send(post(call("d"))).response().body()).contains("SUCCESS");
    }
  }

  private static void assertRefused(int port) {
    assertThatThrownBy(() -> new RawClient(port)).isInstanceOf(ConnectException.class);
  }

  @Test
  void a_port_that_somebody_else_holds_for_a_moment_comes_back() throws IOException {
    int port = truePulse.webhookPort();
    truePulse.refuse();
    CompletableFuture<Void> listening;
    try (ServerSocket held = new ServerSocket()) {
      held.setReuseAddress(true);
      held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      listening = CompletableFuture.runAsync(truePulse::listen);
      assertThat(listening).isNotDone();
    }
    assertThat(listening).succeedsWithin(Duration.ofSeconds(30));
    try (RawClient client = client()) {
      assertThat(client.send(post(call("b"))).response().body()).contains("SUCCESS");
    }
  }

  @Test
  void a_refusing_port_drops_its_connections_refuses_new_ones_and_comes_back() throws IOException {
    int port = truePulse.webhookPort();
    try (RawClient kept = client()) {
      kept.send(post(call("a"))).response();
      truePulse.refuse();

      assertThat(kept.everything().end()).isNotEqualTo(End.STILL_OPEN);
      assertRefused(port);
    }
    truePulse.listen();
    assertThat(truePulse.webhookPort()).isEqualTo(port);
    try (RawClient client = client()) {
      assertThat(client.send(post(call("b"))).response().body()).contains("SUCCESS");
    }
  }
}
