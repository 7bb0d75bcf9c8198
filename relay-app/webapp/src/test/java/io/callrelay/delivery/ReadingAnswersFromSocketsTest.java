package io.callrelay.delivery;

import static io.callrelay.delivery.Answers.ERROR;
import static io.callrelay.delivery.Answers.SUCCESS;
import static io.callrelay.delivery.Answers.chunked;
import static io.callrelay.delivery.Answers.head;
import static io.callrelay.delivery.Answers.ok;
import static io.callrelay.delivery.Answers.withStatus;
import static io.callrelay.delivery.WireCase.drip;
import static io.callrelay.delivery.WireCase.encoded;
import static io.callrelay.delivery.WireCase.garbage;
import static io.callrelay.delivery.WireCase.hangsUpAfter;
import static io.callrelay.delivery.WireCase.late;
import static io.callrelay.delivery.WireCase.notHttp;
import static io.callrelay.delivery.WireCase.says;
import static io.callrelay.delivery.WireCase.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Reason;
import io.callrelay.verdict.Verdict;
import io.callrelay.verdict.Verdict.Refused;
import io.callrelay.verdict.Verdict.Success;
import io.callrelay.verdict.Verdict.Unreachable;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** S6 and S7.2 on the wire: whatever an endpoint does, one POST, one verdict, one reason. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingAnswersFromSocketsTest {
  @ParameterizedTest
  @MethodSource({
    "bodiesOfA200",
    "framing",
    "interimAnswers",
    "statuses",
    "brokenAnswers",
    "answersThatNeverEnd"
  })
  void every_answer_has_its_verdict_its_reason_and_cost_one_post(WireCase given) throws Exception {
    try (Peer peer = Peer.that(given.manner());
        TruePulseOverSockets truePulse = new TruePulseOverSockets(peer.url(), given.deadline())) {
      Attempt attempt = truePulse.attempt();

      assertThat(attempt.verdict()).as(attempt.toString()).isInstanceOf(given.verdict());
      assertThat(attempt.verdict().reason()).as(attempt.toString()).isEqualTo(given.reason());
      assertThat(peer.posts()).isEqualTo(1);
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  static Stream<WireCase> bodiesOfA200() {
    return Stream.of(
        says("SUCCESS", ok(SUCCESS), Success.class, Reason.SUCCESS),
        says("ERROR", ok(ERROR), Refused.class, Reason.ERROR_ANSWER),
        unknown("success in small letters", "{\"status\":\"success\"}"),
        unknown("SUCCESS with a blank", "{\"status\":\"SUCCESS \"}"),
        unknown("a nested status", "{\"result\":{\"status\":\"SUCCESS\"}}"),
        unknown("a status that is no text", "{\"status\":{\"SUCCESS\":true}}"),
        unknown("no status", "{}"),
        garbage("an array", "[" + SUCCESS + "]"),
        garbage("a number", "200"),
        garbage("a text", "\"SUCCESS\""),
        garbage("a bare word", "SUCCESS"),
        garbage("two statuses", "{\"status\":\"ERROR\",\"status\":\"SUCCESS\"}"),
        garbage("two objects", SUCCESS + SUCCESS),
        garbage("an object cut in the text", SUCCESS.substring(0, SUCCESS.length() - 1)),
        garbage("a byte order mark", "\uFEFF" + SUCCESS),
        garbage("an HTML page", "<!DOCTYPE html><html><body>SUCCESS</body></html>"),
        garbage("one byte over 64 KiB", SUCCESS + " ".repeat(64 * 1024 + 1 - SUCCESS.length())),
        says(
            "exactly 64 KiB",
            ok(SUCCESS + " ".repeat(64 * 1024 - SUCCESS.length())),
            Success.class,
            Reason.SUCCESS),
        encoded("UTF-16", SUCCESS.getBytes(StandardCharsets.UTF_16BE)),
        encoded("Latin-1", SUCCESS.replace("added", "é").getBytes(StandardCharsets.ISO_8859_1)),
        says("an empty body", ok(""), Unreachable.class, Reason.EMPTY_ANSWER),
        says("blanks", ok("  \r\n"), Unreachable.class, Reason.GARBAGE),
        says("204", "HTTP/1.1 204 No Content\r\n\r\n", Unreachable.class, Reason.EMPTY_ANSWER));
  }

  static Stream<WireCase> framing() {
    return Stream.of(
        says(
            "SUCCESS in chunks",
            chunked("200 OK") + "5\r\n{\"sta\r\n10\r\ntus\":\"SUCCESS\"} \r\n0\r\n\r\n",
            Success.class,
            Reason.SUCCESS),
        hangsUpAfter(
            "SUCCESS ended by the end of the connection",
            "HTTP/1.0 200 OK\r\n\r\n" + SUCCESS,
            Success.class,
            Reason.SUCCESS),
        says("a 201", withStatus("201 Created", SUCCESS), Success.class, Reason.SUCCESS),
        says(
            "a content type that is none",
            withStatus("200 OK", SUCCESS, "Content-Type: ;;/\u0001", "Content-Encoding: none"),
            Success.class,
            Reason.SUCCESS),
        hangsUpAfter(
            "less than Content-Length",
            head("200 OK") + "Content-Length: 500\r\n\r\n" + SUCCESS,
            Unreachable.class,
            Reason.TRUNCATED),
        says(
            "a length beyond numbers",
            head("200 OK") + "Content-Length: " + "9".repeat(30) + "\r\n\r\n" + SUCCESS,
            Unreachable.class,
            Reason.TRUNCATED),
        hangsUpAfter(
            "no last chunk",
            chunked("200 OK") + "%x\r\n%s\r\n".formatted(SUCCESS.length(), SUCCESS),
            Unreachable.class,
            Reason.TRUNCATED),
        says(
            "a chunk that is none",
            chunked("200 OK") + "zz\r\n" + SUCCESS,
            Unreachable.class,
            Reason.TRUNCATED),
        hangsUpAfter(
            "a 500 cut short",
            head("500 Oops") + "Content-Length: 500\r\n\r\nOo",
            Unreachable.class,
            Reason.HTTP_5XX),
        new WireCase(
            "a reset in the body",
            exchange -> {
              exchange.say(head("200 OK") + "Content-Length: 500\r\n\r\n" + SUCCESS);
              exchange.moment();
              exchange.reset();
            },
            Unreachable.class,
            Reason.TRUNCATED));
  }

  static Stream<WireCase> interimAnswers() {
    return Stream.of("100 Continue", "102 Processing", "103 Early Hints")
        .flatMap(
            interim ->
                Stream.of(
                    says(
                        interim + " and then SUCCESS",
                        "HTTP/1.1 " + interim + "\r\n\r\n" + ok(SUCCESS),
                        Success.class,
                        Reason.SUCCESS),
                    says(
                        interim + " and then 503",
                        "HTTP/1.1 " + interim + "\r\n\r\n" + withStatus("503 Busy", SUCCESS),
                        Unreachable.class,
                        Reason.HTTP_5XX)));
  }

  static Stream<WireCase> statuses() {
    return Stream.of(
            thatSaySuccess(Unreachable.class, Reason.REDIRECT, 300, 301, 302, 303, 304, 307, 308),
            thatSaySuccess(Refused.class, Reason.HTTP_4XX, 400, 401, 404, 407, 409, 413, 417, 429),
            thatSaySuccess(Unreachable.class, Reason.HTTP_5XX, 500, 501, 502, 503, 504, 599))
        .flatMap(all -> all);
  }

  private static Stream<WireCase> thatSaySuccess(
      Class<? extends Verdict> verdict, Reason reason, int... statuses) {
    return IntStream.of(statuses)
        .mapToObj(
            status ->
                says(
                    "a " + status + " that says SUCCESS",
                    withStatus(status + " Word", SUCCESS, "Location: /elsewhere"),
                    verdict,
                    reason));
  }

  static Stream<WireCase> brokenAnswers() {
    return Stream.of(
        notHttp("101 that nobody asked for", "HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"),
        notHttp("a status of 999", withStatus("999 What", SUCCESS)),
        notHttp("a status of 099", withStatus("099 What", SUCCESS)),
        notHttp("a greeting of another protocol", "220 mail.example.com ESMTP\r\n\r\n"),
        notHttp("bare JSON", SUCCESS + "\r\n\r\n"),
        notHttp("half a megabyte of header", head("200 OK", "X: " + "x".repeat(500_000)) + "\r\n"),
        new WireCase(
            "a reset before the head",
            Peer.Exchange::reset,
            Unreachable.class,
            Reason.CONNECTION_LOST),
        hangsUpAfter("the end before the head", "", Unreachable.class, Reason.CONNECTION_LOST),
        hangsUpAfter(
            "the end within the head",
            "HTTP/1.1 200 OK\r\nContent-Ty",
            Unreachable.class,
            Reason.CONNECTION_LOST));
  }

  static Stream<WireCase> answersThatNeverEnd() {
    return Stream.of(
        late("no answer", Peer.Exchange::waitForTheEnd),
        late("a head that drips", exchange -> drip(exchange, "HTTP/1.1 200 OK\r\nX: ", "x")),
        late("endless headers", exchange -> drip(exchange, "HTTP/1.1 200 OK\r\n", "X: y\r\n")),
        late(
            "SUCCESS that drips",
            exchange -> drip(exchange, head("200 OK") + "Content-Length: 900\r\n\r\n", "{")),
        late("chunks that drip", exchange -> drip(exchange, chunked("200 OK"), "1\r\n{\r\n")),
        late(
            "SUCCESS, and a connection that stays open where its end should follow",
            exchange -> {
              exchange.say("HTTP/1.0 200 OK\r\n\r\n" + SUCCESS);
              exchange.waitForTheEnd();
            }),
        late(
            "interim answers and then nothing",
            exchange -> {
              exchange.say("HTTP/1.1 102 Processing\r\n\r\n".repeat(3));
              exchange.waitForTheEnd();
            }));
  }
}
