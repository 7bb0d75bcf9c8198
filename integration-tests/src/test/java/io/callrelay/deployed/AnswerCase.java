package io.callrelay.deployed;

import io.callrelay.simulator.script.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Something that True Pulse answers, and how the relay must read it.
 *
 * @param when what is answered, in words
 * @param answer what is answered
 * @param verdict the kind of verdict
 * @param reason the verdict's reason
 */
record AnswerCase(String when, Answer answer, String verdict, String reason) {
  private static final String SUCCESS = "{\"status\":\"SUCCESS\",\"message\":\"ok\"}";
  private static final String REFUSED = "Refused";
  private static final String UNREACHABLE = "Unreachable";

  @Override
  public String toString() {
    return when;
  }

  /** What is SUCCESS all the same. */
  static Stream<AnswerCase> successes() {
    return Stream.of(
            new AnswerCase("S6.1's own", Answer.success(), "", ""),
            new AnswerCase("201", Answer.success().withStatus(201), "", ""),
            new AnswerCase("100 and 103 first", Answer.success().afterInterim(100, 103), "", ""),
            new AnswerCase("102 first", Answer.success().afterInterim(102), "", ""),
            new AnswerCase("text/html", Answer.success().withContentType("text/html"), "", ""),
            new AnswerCase(
                "other fields and white space",
                says(" \r\n{\"id\":[1,{\"status\":\"ERROR\"}],\"status\" :\n\"SUCCESS\"} \n"),
                "",
                ""),
            new AnswerCase(
                "its bytes one by one, in time",
                Answer.success().drippingBody(20, Duration.ofMillis(20)),
                "",
                ""))
        .map(read -> new AnswerCase(read.when(), read.answer().accepting(), "Success", "SUCCESS"));
  }

  /** Every case that is not SUCCESS. */
  static Stream<AnswerCase> failures() {
    return Stream.of(statements(), garbage(), cutShort(), statuses(), broken(), late())
        .flatMap(cases -> cases);
  }

  private static Stream<AnswerCase> statements() {
    return Stream.of(
        refused("S6.2's own", Answer.error("not today"), "ERROR_ANSWER"),
        refused("success", says("{\"status\":\"success\"}"), "UNKNOWN_STATUS"),
        refused("SUCCESS and a blank", says("{\"status\":\"SUCCESS \"}"), "UNKNOWN_STATUS"),
        refused("OK", says("{\"status\":\"OK\"}"), "UNKNOWN_STATUS"),
        refused("no status", says("{\"message\":\"SUCCESS\"}"), "UNKNOWN_STATUS"),
        refused("another key", says("{\"Status\":\"SUCCESS\"}"), "UNKNOWN_STATUS"),
        refused("an array as status", says("{\"status\":[\"SUCCESS\"]}"), "UNKNOWN_STATUS"),
        refused("true as status", says("{\"status\":true}"), "UNKNOWN_STATUS"),
        refused("null as status", says("{\"status\":null}"), "UNKNOWN_STATUS"),
        refused("nested", says("{\"result\":{\"status\":\"SUCCESS\"}}"), "UNKNOWN_STATUS"));
  }

  private static Stream<AnswerCase> garbage() {
    return Stream.of(
        garbage("an array", says("[" + SUCCESS + "]")),
        garbage("a number", says("200")),
        garbage("a string", says("\"SUCCESS\"")),
        garbage("a status twice", Answer.duplicateStatus()),
        garbage("something after it", says(SUCCESS + "x")),
        garbage("two objects", says(SUCCESS + SUCCESS)),
        garbage("an object cut short", says(SUCCESS.substring(0, 20))),
        garbage("a byte order mark", Answer.success().withByteOrderMark()),
        garbage("UTF-16", Answer.success().withBody(SUCCESS.getBytes(StandardCharsets.UTF_16))),
        garbage(
            "Latin-1",
            Answer.success()
                .withBody(SUCCESS.replace("ok", "é").getBytes(StandardCharsets.ISO_8859_1))),
        garbage("a page", says("<html>SUCCESS</html>").withContentType("text/html")),
        garbage("70 KB", says(SUCCESS + " ".repeat(70_000))),
        garbage("100 MB", Answer.hugeBody(100_000_000)),
        garbage("endless chunks", Answer.endlessBody()));
  }

  private static Stream<AnswerCase> cutShort() {
    return Stream.of(
        unreachable("204", Answer.noContent(), "EMPTY_ANSWER"),
        unreachable("nothing", Answer.empty(), "EMPTY_ANSWER"),
        unreachable("half of its length", Answer.success().truncated(), "TRUNCATED"),
        unreachable("a length that is too large", Answer.success().claimingMore(7), "TRUNCATED"),
        unreachable("half a chunk", Answer.success().truncatedChunked(), "TRUNCATED"),
        unreachable("a reset in the body", Answer.success().resettingInBody(), "TRUNCATED"));
  }

  private static Stream<AnswerCase> statuses() {
    Stream<AnswerCase> redirects =
        Stream.of(301, 302, 303, 307, 308)
            .map(
                status ->
                    unreachable(
                        status + " to itself", Answer.redirect(status, "/webhook"), "REDIRECT"));
    Stream<AnswerCase> refusals =
        Stream.of(400, 401, 404, 409, 413, 429)
            .map(status -> refused(status + " with SUCCESS", with(status), "HTTP_4XX"));
    Stream<AnswerCase> failures =
        Stream.of(500, 502, 503, 504)
            .map(status -> unreachable(status + " with SUCCESS", with(status), "HTTP_5XX"));
    return Stream.of(redirects, refusals, failures).flatMap(cases -> cases);
  }

  private static Stream<AnswerCase> broken() {
    return Stream.of(
        unreachable("a reset", Answer.resetBeforeHeaders(), "CONNECTION_LOST"),
        unreachable("a lost reply", Answer.acceptThenReset(), "CONNECTION_LOST"),
        unreachable(
            "a reset in the head", Answer.success().resettingInHeaders(), "CONNECTION_LOST"),
        unreachable("a hang-up", Answer.success().closingBeforeHeaders(), "CONNECTION_LOST"),
        unreachable("a status of 999", with(999), "NOT_HTTP"));
  }

  private static Stream<AnswerCase> late() {
    Duration second = Duration.ofSeconds(1);
    return Stream.of(
        unreachable("silence", Answer.neverAnswer(), "DEADLINE"),
        unreachable(
            "a byte of the body per second", Answer.success().drippingBody(1, second), "DEADLINE"),
        unreachable(
            "a byte of the head per second",
            Answer.success().drippingHeaders(1, second),
            "DEADLINE"));
  }

  private static Answer says(String body) {
    return Answer.status(200, body);
  }

  private static Answer with(int status) {
    return Answer.status(status, SUCCESS);
  }

  private static AnswerCase refused(String when, Answer answer, String reason) {
    return new AnswerCase(when, answer, REFUSED, reason);
  }

  private static AnswerCase garbage(String when, Answer answer) {
    return unreachable(when, answer, "GARBAGE");
  }

  private static AnswerCase unreachable(String when, Answer answer, String reason) {
    return new AnswerCase(when, answer, UNREACHABLE, reason);
  }
}
