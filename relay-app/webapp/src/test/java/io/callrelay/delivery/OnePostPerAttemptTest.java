package io.callrelay.delivery;

import static io.callrelay.delivery.Answers.SUCCESS;
import static io.callrelay.delivery.Answers.ok;
import static io.callrelay.delivery.Answers.withStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Reason;
import io.callrelay.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** S4 on the wire: what is posted, how often, and that a connection is used again or closed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OnePostPerAttemptTest {
  @Test
  void the_request_is_exactly_what_S4_asks_for() {
    try (Peer peer = Peer.saying(ok(SUCCESS));
        TruePulseOverSockets truePulse = new TruePulseOverSockets(peer.url())) {
      Attempt attempt = truePulse.attempt();

      assertThat(attempt.node()).isEqualTo("node-a");
      assertThat(attempt.took()).isLessThan(TruePulseOverSockets.DEADLINE);
      assertThat(attempt.verdict().detail()).isEqualTo("Data added successfully.");
      String request = peer.requests().get(0);
      assertThat(request).startsWith("POST /hook?tenant=a%20b HTTP/1.1\r\n");
      assertThat(request).endsWith("\r\n\r\n" + TruePulseOverSockets.PAYLOAD);
      assertThat(request.substring(0, request.indexOf("\r\n\r\n")).split("\r\n"))
          .contains(
              "Host: 127.0.0.1:" + peer.port(),
              "Content-Type: application/json",
              "Accept: application/json",
              "User-Agent: TruePulseRelay/1")
          .hasSize(6)
          .allMatch(line -> !line.toLowerCase(Locale.ROOT).contains("upgrade"));
    }
  }

  @Test
  void a_connection_that_is_kept_carries_the_next_attempt() {
    try (Peer peer = Peer.saying(ok(SUCCESS));
        TruePulseOverSockets truePulse = new TruePulseOverSockets(peer.url())) {
      IntStream.range(0, 5).forEach(n -> truePulse.attempt());

      assertThat(peer.posts()).isEqualTo(5);
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_kept_connection_that_dies_under_the_next_post_costs_no_second_one() {
    try (Peer peer =
            Peer.that(
                exchange -> {
                  if (exchange.number() == 1) {
                    exchange.say(ok(SUCCESS));
                  } else {
                    exchange.reset();
                  }
                });
        TruePulseOverSockets truePulse = new TruePulseOverSockets(peer.url())) {
      truePulse.attempt();
      Attempt second = truePulse.attempt();

      assertThat(second.verdict().reason()).isEqualTo(Reason.CONNECTION_LOST);
      assertThat(peer.posts()).isEqualTo(2);
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_kept_connection_that_is_closed_while_idle_costs_no_second_post() throws Exception {
    try (Peer peer =
            Peer.that(
                exchange -> {
                  exchange.say(ok(SUCCESS));
                  exchange.socket().close();
                });
        TruePulseOverSockets truePulse = new TruePulseOverSockets(peer.url())) {
      int answered = 0;
      for (int n = 0; n < 20; n++) {
        answered += truePulse.attempt().verdict() instanceof Verdict.Success ? 1 : 0;
      }

      assertThat(peer.posts()).isBetween(answered, 20);
    }
  }

  @Test
  void what_follows_an_answer_is_never_taken_for_the_next_one() {
    try (Peer peer =
            Peer.that(
                exchange ->
                    exchange.say(
                        exchange.number() == 1
                            ? withStatus("400 No", "{}") + ok(SUCCESS)
                            : withStatus("400 No", "{}")));
        TruePulseOverSockets truePulse = new TruePulseOverSockets(peer.url())) {
      assertThat(truePulse.attempt().verdict().reason()).isEqualTo(Reason.HTTP_4XX);
      assertThat(truePulse.attempt().verdict().reason()).isNotEqualTo(Reason.SUCCESS);
    }
  }

  @Test
  void a_redirect_is_not_followed_and_its_answer_is_kept() {
    try (Peer elsewhere = Peer.saying(ok(SUCCESS));
        Peer peer = Peer.saying(withStatus("307 There", "moved", "Location: " + elsewhere.url()));
        TruePulseOverSockets truePulse = new TruePulseOverSockets(peer.url())) {
      Attempt attempt = truePulse.attempt();

      assertThat(attempt.verdict().reason()).isEqualTo(Reason.REDIRECT);
      assertThat(attempt.answer().orElseThrow().body()).asString().isEqualTo("moved");
      assertThat(elsewhere.posts()).isZero();
    }
  }

  @Test
  void retry_after_comes_through_as_it_was_sent() {
    try (Peer peer = Peer.saying(withStatus("503 Busy", "", "Retry-After: 120"));
        TruePulseOverSockets truePulse = new TruePulseOverSockets(peer.url())) {
      Attempt attempt = truePulse.attempt();

      assertThat(attempt.verdict().retryAfter()).isEqualTo(Optional.of(Duration.ofMinutes(2)));
      assertThat(attempt.answer().orElseThrow().retryAfter()).isEqualTo(List.of("120"));
    }
  }

  @Test
  void a_header_of_the_endpoint_cannot_pass_for_one_of_ours() {
    String forged = BoundedExchange.ANSWERED_TYPE + ": forged";
    try (Peer peer = Peer.saying(withStatus("500 Oops", "x", forged));
        TruePulseOverSockets truePulse = new TruePulseOverSockets(peer.url())) {
      assertThat(truePulse.attempt().answer().orElseThrow().contentType())
          .isEqualTo("application/json");
    }
  }
}
