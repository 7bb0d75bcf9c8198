package io.callrelay.simulator.webhook;

import static io.callrelay.simulator.Calls.call;
import static io.callrelay.simulator.RawClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.RawClient;
import io.callrelay.simulator.RawClient.End;
import io.callrelay.simulator.RawClient.Received;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatedTruePulseExtension;
import io.callrelay.simulator.script.Answer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SimulatedTruePulseExtension.class)
class FaultsOnTheWireTest {
  private static final String SUCCESS_BODY =
      "{\"status\":\"SUCCESS\",\"message\":\"Data added successfully.\"}";
  private static final String SUCCESS =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 57\r\n\r\n"
          + SUCCESS_BODY;
  private static final Duration TICK = Duration.ofMillis(5);

  private final SimulatedTruePulse truePulse;

  FaultsOnTheWireTest(SimulatedTruePulse truePulse) {
    this.truePulse = truePulse;
  }

  private Received everythingFor(Answer answer) throws IOException {
    truePulse.script("c", answer);
    try (RawClient client = new RawClient(truePulse.webhookPort())) {
      return client.send(post(call("c"))).everything();
    }
  }

  private Received everythingFor(Answer answer, String header) throws IOException {
    truePulse.script("c", answer);
    try (RawClient client = new RawClient(truePulse.webhookPort())) {
      return client.send(post(call("c")).replace("Host: x", header)).everything();
    }
  }

  private Received responseFor(Answer answer) throws IOException {
    truePulse.script("c", answer);
    try (RawClient client = new RawClient(truePulse.webhookPort())) {
      return client.send(post(call("c"))).response();
    }
  }

  @Test
  void success_is_the_answer_of_S6_1_and_the_connection_stays_open() throws IOException {
    assertThat(responseFor(Answer.success())).isEqualTo(new Received(SUCCESS, End.STILL_OPEN));
  }

  @Test
  void an_error_is_the_answer_of_S6_2() throws IOException {
    assertThat(responseFor(Answer.error("no \"such\" customer")).body())
        .isEqualTo("{\"status\":\"ERROR\",\"message\":\"no \\\"such\\\" customer\"}");
  }

  @Test
  void a_status_carries_its_retry_after_type_and_bytes_as_given() throws IOException {
    Answer answer =
        Answer.status(503, "<busy>").withContentType("text/html").withRetryAfter("soon, -1");

    assertThat(responseFor(answer).text())
        .isEqualTo(
            "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html\r\n"
                + "Retry-After: soon, -1\r\nContent-Length: 6\r\n\r\n<busy>");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void a_redirect_names_its_location(int status) throws IOException {
    assertThat(responseFor(Answer.redirect(status, "/other")).text())
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("\r\nLocation: /other\r\n");
  }

  @Test
  void an_empty_answer_is_200_with_no_bytes() throws IOException {
    assertThat(responseFor(Answer.empty()).text()).endsWith("Content-Length: 0\r\n\r\n");
  }

  @Test
  void a_204_has_neither_length_nor_body() throws IOException {
    assertThat(responseFor(Answer.noContent()).text()).isEqualTo("HTTP/1.1 204 No Content\r\n\r\n");
  }

  @Test
  void a_lost_acknowledgement_is_a_reset_after_the_vendor_took_the_call() throws IOException {
    assertThat(everythingFor(Answer.acceptThenReset())).isEqualTo(new Received("", End.RESET));
    assertThat(truePulse.isAccepted("c")).isTrue();
  }

  @Test
  void a_reset_before_the_headers_leaves_the_call_untaken() throws IOException {
    assertThat(everythingFor(Answer.resetBeforeHeaders())).isEqualTo(new Received("", End.RESET));
    assertThat(truePulse.isAccepted("c")).isFalse();
  }

  @Test
  void a_close_before_the_headers_is_an_orderly_end_without_an_answer() throws IOException {
    assertThat(everythingFor(Answer.success().closingBeforeHeaders()))
        .isEqualTo(new Received("", End.CLOSED));
  }

  @Test
  void a_reset_in_the_headers_leaves_half_of_them() throws IOException {
    Received received = everythingFor(Answer.success().resettingInHeaders());

    assertThat(received.end()).isEqualTo(End.RESET);
    assertThat(SUCCESS).startsWith(received.text());
    assertThat(received.text()).startsWith("HTTP/1.1 200 OK").doesNotContain("\r\n\r\n");
  }

  @Test
  void a_reset_in_the_body_leaves_half_of_it() throws IOException {
    assertThat(everythingFor(Answer.success().resettingInBody()))
        .isEqualTo(new Received(SUCCESS.substring(0, SUCCESS.length() - 29), End.RESET));
  }

  @Test
  void a_truncated_body_is_half_of_it_under_the_full_length_and_an_orderly_end()
      throws IOException {
    assertThat(everythingFor(Answer.success().truncated()))
        .isEqualTo(new Received(SUCCESS.substring(0, SUCCESS.length() - 29), End.CLOSED));
  }

  @Test
  void a_body_that_claims_more_is_whole_under_a_longer_length() throws IOException {
    assertThat(everythingFor(Answer.success().claimingMore(10)))
        .isEqualTo(new Received(SUCCESS.replace("57", "67"), End.CLOSED));
  }

  @Test
  void a_truncated_chunk_ends_in_its_middle() throws IOException {
    assertThat(everythingFor(Answer.success().truncatedChunked()))
        .isEqualTo(
            new Received(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n39\r\n"
                    + SUCCESS_BODY.substring(0, 28),
                End.CLOSED));
  }

  @Test
  void a_call_that_is_never_answered_keeps_its_connection() throws IOException {
    truePulse.script("c", Answer.neverAnswer());
    try (RawClient client = new RawClient(truePulse.webhookPort())) {
      Received received = client.send(post(call("c"))).upTo(1, 300);

      assertThat(received).isEqualTo(new Received("", End.STILL_OPEN));
      assertThat(truePulse.postsOnTheWire("c")).isEqualTo(1);
    }
  }

  @Test
  void a_delayed_answer_comes_after_its_delay_and_no_earlier() throws IOException {
    long start = System.nanoTime();
    Received received = responseFor(Answer.success().delayedBy(Duration.ofMillis(250)));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(249));
    assertThat(received.text()).isEqualTo(SUCCESS);
  }

  @Test
  void a_dripping_body_comes_piece_by_piece_and_whole() throws IOException {
    long start = System.nanoTime();
    Received received = responseFor(Answer.success().drippingBody(3, TICK));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(TICK.multipliedBy(18));
    assertThat(received.text()).isEqualTo(SUCCESS);
  }

  @Test
  void dripping_headers_come_piece_by_piece_and_whole() throws IOException {
    long start = System.nanoTime();
    Received received = responseFor(Answer.success().drippingHeaders(4, TICK));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(TICK.multipliedBy(15));
    assertThat(received.text()).isEqualTo(SUCCESS);
  }

  @Test
  void a_huge_body_has_as_many_bytes_as_it_says() throws IOException {
    Received received = everythingFor(Answer.hugeBody(3_000_000), "Connection: close");

    assertThat(received.text()).contains("Content-Length: 3000000\r\n");
    assertThat(received.body()).hasSize(3_000_000);
  }

  @Test
  void an_endless_body_goes_on_until_the_client_has_enough() throws IOException {
    truePulse.script("c", Answer.endlessBody());
    try (RawClient client = new RawClient(truePulse.webhookPort())) {
      Received received = client.send(post(call("c"))).upTo(2_000_000, 2_000);

      assertThat(received.text()).contains("Transfer-Encoding: chunked\r\n\r\n10000\r\n");
      assertThat(received.text().length()).isGreaterThanOrEqualTo(2_000_000);
    }
    assertThat(responseFor(Answer.success()).text()).isEqualTo(SUCCESS);
  }

  @Test
  void a_kept_alive_connection_is_closed_when_it_is_used_again() throws IOException {
    truePulse.script("c", Answer.closeOnReuse());
    try (RawClient client = new RawClient(truePulse.webhookPort())) {
      assertThat(client.send(post(call("c"))).response().text()).isEqualTo(SUCCESS);

      assertThat(client.send(post(call("d"))).everything()).isEqualTo(new Received("", End.CLOSED));
    }
    assertThat(truePulse.isAccepted("d")).isFalse();
    assertThat(truePulse.postsOnTheWire("d")).isEqualTo(1);
  }

  @Test
  void interim_responses_come_before_the_final_one() throws IOException {
    truePulse.script("c", Answer.success().afterInterim(102, 103));
    try (RawClient client = new RawClient(truePulse.webhookPort())) {
      String interim = "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n";
      Received received = client.send(post(call("c"))).upTo((interim + SUCCESS).length(), 2_000);

      assertThat(received.text()).isEqualTo(interim + SUCCESS);
    }
  }

  @Test
  void a_duplicate_status_says_error_and_success() throws IOException {
    assertThat(responseFor(Answer.duplicateStatus()).body())
        .startsWith("{\"status\":\"ERROR\",\"status\":\"SUCCESS\"");
    assertThat(truePulse.isAccepted("c")).isFalse();
  }

  @Test
  void a_byte_order_mark_stands_before_the_body_and_counts_in_its_length() throws IOException {
    Received received = responseFor(Answer.success().withByteOrderMark());

    assertThat(received.text()).contains("Content-Length: 60\r\n");
    assertThat(received.body()).isEqualTo("\uFEFF" + SUCCESS_BODY);
  }
}
