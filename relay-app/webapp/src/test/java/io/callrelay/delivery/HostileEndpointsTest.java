package io.callrelay.delivery;

import static io.callrelay.delivery.Answers.SUCCESS;
import static io.callrelay.delivery.Answers.chunked;
import static io.callrelay.delivery.Answers.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.verdict.Answer;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An endpoint can hold an attempt no longer than its deadline, and no more of its memory. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileEndpointsTest {
  private static final Duration SHORT = TruePulseOverSockets.SHORT_DEADLINE;
  private static final int A_HUNDRED_MEGABYTES = 100_000_000;

  @Test
  void of_a_hundred_megabytes_one_is_kept_and_the_connection_is_closed() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (Peer peer =
            Peer.that(
                exchange -> {
                  exchange.say(
                      head("200 OK") + "Content-Length: " + A_HUNDRED_MEGABYTES + "\r\n\r\n");
                  byte[] piece = SUCCESS.repeat(1000).getBytes(StandardCharsets.UTF_8);
                  while (sent.get() < A_HUNDRED_MEGABYTES) {
                    exchange.say(piece);
                    sent.addAndGet(piece.length);
                  }
                });
        TruePulseOverSockets truePulse = new TruePulseOverSockets(peer.url())) {
      assertThatOneMegabyteIsKept(truePulse.attempt());
      assertThat(peer.seesTheConnectionClosed()).isTrue();
      assertThat(sent).hasValueLessThan(A_HUNDRED_MEGABYTES);
    }
  }

  @Test
  void of_endless_chunks_one_megabyte_is_kept_and_the_connection_is_closed() throws Exception {
    try (Peer peer =
            Peer.that(
                exchange -> {
                  exchange.say(chunked("200 OK"));
                  while (true) {
                    exchange.say("400\r\n" + "x".repeat(1024) + "\r\n");
                  }
                });
        TruePulseOverSockets truePulse = new TruePulseOverSockets(peer.url())) {
      assertThatOneMegabyteIsKept(truePulse.attempt());
      assertThat(peer.seesTheConnectionClosed()).isTrue();
    }
  }

  private static void assertThatOneMegabyteIsKept(Attempt attempt) {
    assertThat(attempt.verdict().reason()).isEqualTo(Reason.GARBAGE);
    Answer answer = attempt.answer().orElseThrow();
    assertThat(answer.body()).hasSize(Answer.MOST_KEPT);
    assertThat(answer.length()).isGreaterThan(Answer.MOST_KEPT).isLessThan(2L * Answer.MOST_KEPT);
    assertThat(answer.complete()).isFalse();
    assertThat(attempt.took()).isLessThan(TruePulseOverSockets.DEADLINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\n\r\n{"})
  void the_deadline_ends_what_drips_and_closes_its_connection(String first) throws Exception {
    try (Peer peer =
            Peer.that(
                exchange -> {
                  exchange.say(first);
                  while (exchange.moment()) {
                    exchange.say("x");
                  }
                });
        TruePulseOverSockets truePulse = new TruePulseOverSockets(peer.url(), SHORT)) {
      Attempt attempt = truePulse.attempt();

      assertThat(attempt.verdict().reason()).isEqualTo(Reason.DEADLINE);
      assertThat(attempt.took()).isBetween(SHORT, TruePulseOverSockets.DEADLINE);
      assertThat(peer.seesTheConnectionClosed()).isTrue();
    }
  }

  @Test
  void what_came_before_the_deadline_is_kept_as_evidence() {
    try (Peer peer =
            Peer.that(
                exchange -> {
                  exchange.say(head("200 OK") + "Content-Length: 500\r\n\r\n" + SUCCESS);
                  exchange.waitForTheEnd();
                });
        TruePulseOverSockets truePulse = new TruePulseOverSockets(peer.url(), SHORT)) {
      Attempt attempt = truePulse.attempt();

      assertThat(attempt.verdict().reason()).isEqualTo(Reason.DEADLINE);
      Answer answer = attempt.answer().orElseThrow();
      assertThat(answer.body()).asString().isEqualTo(SUCCESS);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.length()).isEqualTo(SUCCESS.length());
      assertThat(answer.complete()).isFalse();
    }
  }

  @Test
  void many_attempts_at_a_silent_endpoint_end_in_time_on_a_handful_of_threads() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(64);
    try (Peer peer = Peer.that(Peer.Exchange::waitForTheEnd);
        TruePulseOverSockets truePulse = new TruePulseOverSockets(peer.url(), SHORT)) {
      List<Future<Attempt>> attempts =
          IntStream.range(0, 64).mapToObj(n -> callers.submit(truePulse::attempt)).toList();

      for (Future<Attempt> attempt : attempts) {
        assertThat(attempt.get().verdict().reason()).isEqualTo(Reason.DEADLINE);
      }
      assertThat(peer.posts()).isEqualTo(64);
      assertThat(exchangeThreads()).isLessThanOrEqualTo(4);
    } finally {
      callers.shutdownNow();
    }
  }

  private static long exchangeThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("true-pulse-exchange"))
        .count();
  }

  @Test
  void an_attempt_that_is_interrupted_ends_at_once_and_says_so() throws Exception {
    try (Peer peer = Peer.that(Peer.Exchange::waitForTheEnd);
        TruePulseOverSockets truePulse = new TruePulseOverSockets(peer.url())) {
      Thread.currentThread().interrupt();
      Attempt attempt = truePulse.attempt();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(attempt.verdict().reason()).isEqualTo(Reason.CONNECTION_LOST);
      assertThat(attempt.verdict().detail()).contains("told to stop");
    }
  }
}
