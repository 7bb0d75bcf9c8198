package io.callrelay.simulator.webhook;

import static io.callrelay.simulator.Calls.call;
import static io.callrelay.simulator.RawClient.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callrelay.simulator.RawClient;
import io.callrelay.simulator.RawClient.End;
import io.callrelay.simulator.RawClient.Received;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatedTruePulseExtension;
import io.callrelay.simulator.script.Answer;
import io.callrelay.simulator.script.BadInput;
import io.callrelay.simulator.script.NumberPattern;
import io.callrelay.simulator.script.OddBody;
import io.callrelay.simulator.script.Scope;
import io.callrelay.simulator.script.Script;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(SimulatedTruePulseExtension.class)
class OddAnswersOnTheWireTest {
  private final SimulatedTruePulse truePulse;

  OddAnswersOnTheWireTest(SimulatedTruePulse truePulse) {
    this.truePulse = truePulse;
  }

  private Received responseFor(Answer answer) throws IOException {
    truePulse.script("c", answer);
    return response("c");
  }

  private Received response(String id) throws IOException {
    try (RawClient client = new RawClient(truePulse.webhookPort())) {
      return client.send(post(call(id))).response();
    }
  }

  private byte[] bytesFor(Answer answer) throws IOException {
    truePulse.script("c", answer);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), truePulse.webhookPort())) {
      String closing = post(call("c")).replace("Host: x", "Connection: close");
      socket.getOutputStream().write(closing.getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      String all = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      return all.substring(all.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SUCCESS_LOWER_CASE | {\"status\":\"success\",",
        "SUCCESS_WITH_BLANKS | {\"status\":\" SUCCESS \",",
        "SUCCESS_NESTED | {\"result\":{\"status\":\"SUCCESS\",",
        "SUCCESS_IN_ARRAY | [{\"status\":\"SUCCESS\",",
        "SUCCESS_NUMBER | {\"status\":1,",
        "HTML_PAGE | <!DOCTYPE html><html><head><title>SUCCESS",
        "PLAIN_TEXT | SUCCESS",
        "NOT_JSON | {\"status\":\"SUCCESS\",\"message\":"
      })
  void a_body_that_only_looks_like_success_goes_out_as_it_is(OddBody odd, String start)
      throws IOException {
    assertThat(responseFor(Answer.odd(odd)).text()).startsWith("HTTP/1.1 200 OK\r\n");
    assertThat(new String(bytesFor(Answer.odd(odd)), StandardCharsets.UTF_8)).startsWith(start);
  }

  @ParameterizedTest
  @EnumSource(OddBody.class)
  void no_odd_body_takes_the_call_unless_told_to(OddBody odd) throws IOException {
    bytesFor(Answer.odd(odd));
    assertThat(truePulse.isAccepted("c")).isFalse();
    bytesFor(Answer.odd(odd).accepting());
    assertThat(truePulse.isAccepted("c")).isTrue();
  }

  @Test
  void html_and_text_name_their_type() throws IOException {
    assertThat(responseFor(Answer.odd(OddBody.HTML_PAGE)).text())
        .contains("Content-Type: text/html; charset=utf-8\r\n");
    assertThat(responseFor(Answer.odd(OddBody.PLAIN_TEXT)).text())
        .contains("Content-Type: text/plain; charset=utf-8\r\n");
  }

  @Test
  void a_body_in_the_wrong_charset_is_declared_as_utf_8() throws IOException {
    assertThat(responseFor(Answer.odd(OddBody.UTF_16)).text())
        .contains("Content-Type: application/json; charset=utf-8\r\n");
    assertThat(bytesFor(Answer.odd(OddBody.UTF_16))).startsWith(0xFE, 0xFF, 0, '{', 0, '"');
    assertThat(bytesFor(Answer.odd(OddBody.LATIN_1)))
        .contains(new byte[] {'D', 'o', 'n', 'n', (byte) 0xE9, 'e', 's'});
    assertThat(bytesFor(Answer.error("\u00e9").encodedIn(StandardCharsets.ISO_8859_1)))
        .contains((byte) 0xE9);
  }

  @Test
  void a_broken_chunk_has_a_size_that_is_no_number() throws IOException {
    truePulse.script("c", Answer.success().breakingChunks());
    try (RawClient client = new RawClient(truePulse.webhookPort())) {
      Received received = client.send(post(call("c"))).everything();

      assertThat(received.text())
          .contains("Transfer-Encoding: chunked\r\n\r\nno size\r\n{\"status\":\"SUCCESS\"");
      assertThat(received.end()).isEqualTo(End.CLOSED);
    }
  }

  @Test
  void a_call_taken_in_silence_is_accepted_and_its_sender_hears_nothing() throws IOException {
    truePulse.script("c", Answer.acceptThenSilence());
    try (RawClient client = new RawClient(truePulse.webhookPort())) {
      assertThat(client.send(post(call("c"))).upTo(1, 300))
          .isEqualTo(new Received("", End.STILL_OPEN));
    }
    assertThat(truePulse.isAccepted("c")).isTrue();
  }

  @Test
  void a_retry_after_date_lies_in_the_future_as_http_writes_dates() throws IOException {
    Instant before = Instant.now();
    truePulse.script("c", Answer.status(503).withRetryAfterDateIn(Duration.ofHours(1)));

    String date = response("c").text().replaceAll("(?s).*Retry-After: ([^\r]*)\r.*", "$1");
    assertThat(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
        .isBetween(before.plus(Duration.ofMinutes(59)), before.plus(Duration.ofMinutes(70)));
  }

  @Test
  void calls_meet_different_answers_at_the_same_time() throws IOException {
    truePulse.script("slow", Answer.neverAnswer());
    Script unavailable = Script.of(List.of(Answer.status(503)));
    truePulse.scripts().assign(new Scope.Did(NumberPattern.of("345")), unavailable);
    truePulse.scriptCaller("98*45", Answer.status(429));
    try (RawClient waiting = new RawClient(truePulse.webhookPort())) {
      waiting.send(post(call("slow")));

      assertThat(response("a").text()).startsWith("HTTP/1.1 429 ");
      try (RawClient client = new RawClient(truePulse.webhookPort())) {
        client.send(post(call("b", "tpCallerNumber", "1234567890")));
        assertThat(client.response().text()).startsWith("HTTP/1.1 503 ");
      }
      assertThat(waiting.upTo(1, 100).end()).isEqualTo(End.STILL_OPEN);
    }
  }

  @Test
  void a_forced_script_goes_before_all_until_it_is_cleared() throws IOException {
    truePulse.script("c", Answer.status(500));
    truePulse.force("one-404");
    assertThat(response("c").text()).startsWith("HTTP/1.1 404 ");
    truePulse.force(Answer.status(418));
    assertThat(response("c").text()).startsWith("HTTP/1.1 418 ");
    truePulse.clearForced();
    assertThat(response("c").text()).startsWith("HTTP/1.1 500 ");
  }

  @Test
  void a_script_is_used_by_its_name() throws IOException {
    truePulse.use("lost-acknowledgement");

    assertThat(response("a")).isEqualTo(new Received("", End.RESET));
    assertThat(truePulse.isAccepted("a")).isTrue();
    assertThat(response("a").body()).contains("SUCCESS");
  }

  @Test
  void the_port_is_closed_for_a_phase_and_open_again_after_it() throws BadInput {
    truePulse
        .scripts()
        .assign(
            "forced",
            "",
            "{\"phases\":[{\"for\":\"PT0.4S\",\"refuseConnections\":true},"
                + "{\"steps\":[{\"answer\":\"success\"}]}]}");

    await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(this::isRefused);
    await().atMost(Duration.ofSeconds(30)).until(() -> !isRefused());
  }

  @Test
  void a_port_that_a_script_closes_for_ever_opens_when_the_script_is_cleared() throws BadInput {
    truePulse.scripts().assign("default", "", "{\"phases\":[{\"refuseConnections\":true}]}");
    await().atMost(Duration.ofSeconds(30)).until(this::isRefused);

    truePulse.clearScripts();
    await().atMost(Duration.ofSeconds(30)).until(() -> !isRefused());
  }

  private boolean isRefused() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), truePulse.webhookPort())) {
      return !socket.isConnected();
    } catch (ConnectException e) {
      return true;
    }
  }
}
