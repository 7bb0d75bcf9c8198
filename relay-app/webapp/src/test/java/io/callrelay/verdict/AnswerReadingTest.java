package io.callrelay.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.callrelay.verdict.Verdict.Refused;
import io.callrelay.verdict.Verdict.Success;
import io.callrelay.verdict.Verdict.Unreachable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S6: only an answer that truly says SUCCESS is one. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnswerReadingTest {
  private static final Instant NOW = Instant.parse("2025-10-23T04:26:31Z");
  private static final String SUCCESS =
      "{ \"status\": \"SUCCESS\", \"message\": \"Data added successfully.\" }";

  @Test
  void the_answer_of_S6_1_is_a_success_with_its_message() {
    assertThat(read(200, SUCCESS)).isEqualTo(new Success("Data added successfully."));
  }

  @Test
  void the_answer_of_S6_2_is_a_refusal_with_its_message() {
    assertThat(read(200, "{ \"status\": \"ERROR\", \"message\": \"Detailed error message\" }"))
        .isEqualTo(new Refused(Reason.ERROR_ANSWER, "Detailed error message", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"SUCCESS\"}",
        "{\"message\":null,\"status\":\"SUCCESS\"}",
        "\r\n\t {\"st\\u0061tus\":\"SUCC\\u0045SS\",\"data\":{\"status\":\"ERROR\"}} ",
        "{\"status\":\"SUCCESS\",\"message\":{\"status\":[]},\"दिल्ली\":[1.5e3,true,null]}"
      })
  void what_says_success_in_other_json_is_a_success(String body) {
    assertThat(read(200, body)).isInstanceOf(Success.class);
    assertThat(read(201, body)).isInstanceOf(Success.class);
    assertThat(read(299, body)).isInstanceOf(Success.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"status\":\"success\"}",
        "{\"status\":\"SUCCESS \"}",
        "{\"status\":\" SUCCESS\"}",
        "{\"status\":\"SUCCESS\\u0000\"}",
        "{\"status\":\"\"}",
        "{\"status\":null}",
        "{\"status\":true}",
        "{\"status\":200}",
        "{\"status\":[\"SUCCESS\"]}",
        "{\"status\":{\"status\":\"SUCCESS\"}}",
        "{\"Status\":\"SUCCESS\"}",
        "{\"data\":{\"status\":\"SUCCESS\"}}",
        "{\"status\":\"ЅUCCESS\"}"
      })
  void an_object_with_another_status_or_none_is_a_refusal(String body) {
    assertThat(read(200, body).reason()).isEqualTo(Reason.UNKNOWN_STATUS);
    assertThat(read(200, body)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @MethodSource
  void what_is_not_one_json_object_is_garbage(String why, byte[] body) {
    Verdict verdict = AnswerReading.verdictOf(answer(200, body), NOW);

    assertThat(verdict).as(why).isInstanceOf(Unreachable.class);
    assertThat(verdict.reason()).as(why).isEqualTo(Reason.GARBAGE);
    assertThat(verdict.detail()).as(why).isNotBlank();
  }

  static Stream<Arguments> what_is_not_one_json_object_is_garbage() {
    return Stream.of(
        garbage("blank", " \n"),
        garbage("an array", "[" + SUCCESS + "]"),
        garbage("a number", "1"),
        garbage("a text", "\"SUCCESS\""),
        garbage("a word", "SUCCESS"),
        garbage("null", "null"),
        garbage("an HTML page", "<html>SUCCESS</html>"),
        garbage("cut short", SUCCESS.substring(0, SUCCESS.length() - 1)),
        garbage("something after it", SUCCESS + "x"),
        garbage("another object after it", SUCCESS + "\n" + SUCCESS),
        garbage("NUL after it", SUCCESS + "\0"),
        garbage("status twice", "{\"status\":\"SUCCESS\",\"status\":\"SUCCESS\"}"),
        garbage(
            "status twice, once escaped", "{\"status\":\"ERROR\",\"st\\u0061tus\":\"SUCCESS\"}"),
        garbage("a name twice within", "{\"status\":\"SUCCESS\",\"a\":[{\"b\":1,\"b\":1}]}"),
        garbage("a comma too many", "{\"status\":\"SUCCESS\",}"),
        garbage("single quotes", "{'status':'SUCCESS'}"),
        garbage("no quotes", "{status:\"SUCCESS\"}"),
        garbage("a comment", "/**/" + SUCCESS),
        garbage("a line break in a text", "{\"status\":\"SUCCESS\",\"message\":\"a\nb\"}"),
        garbage("NaN", "{\"status\":\"SUCCESS\",\"n\":NaN}"),
        garbage("a leading zero", "{\"status\":\"SUCCESS\",\"n\":007}"),
        garbage("too deep", "{\"status\":\"SUCCESS\",\"a\":" + "[".repeat(30_000)),
        garbage("a byte order mark", "\uFEFF" + SUCCESS),
        garbage("64 KiB and a byte", SUCCESS + " ".repeat(64 * 1024 + 1 - SUCCESS.length())),
        arguments("UTF-16", SUCCESS.getBytes(StandardCharsets.UTF_16)),
        arguments("UTF-16 without a mark", SUCCESS.getBytes(StandardCharsets.UTF_16LE)),
        arguments(
            "Latin-1",
            "{\"status\":\"SUCCESS\",\"m\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)),
        arguments("an overlong byte", new byte[] {'{', (byte) 0xC0, (byte) 0x80, '}'}),
        arguments("a surrogate", new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}));
  }

  private static Arguments garbage(String why, String body) {
    return arguments(why, body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void exactly_64_KiB_are_read() {
    assertThat(read(200, SUCCESS + " ".repeat(64 * 1024 - SUCCESS.length())))
        .isInstanceOf(Success.class);
  }

  @ParameterizedTest
  @CsvSource({
    "100, NOT_HTTP",
    "199, NOT_HTTP",
    "0, NOT_HTTP",
    "-200, NOT_HTTP",
    "600, NOT_HTTP",
    "204, EMPTY_ANSWER",
    "300, REDIRECT",
    "302, REDIRECT",
    "304, REDIRECT",
    "399, REDIRECT",
    "500, HTTP_5XX",
    "503, HTTP_5XX",
    "599, HTTP_5XX"
  })
  void these_statuses_are_no_answer_though_the_body_says_success(int status, Reason reason) {
    assertThat(read(status, SUCCESS)).isInstanceOf(Unreachable.class);
    assertThat(read(status, SUCCESS).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 408, 429, 499})
  void a_4xx_is_a_refusal_though_the_body_says_success(int status) {
    assertThat(read(status, SUCCESS))
        .isEqualTo(
            new Refused(
                Reason.HTTP_4XX,
                "HTTP " + status + ": Data added successfully.",
                Optional.empty()));
  }

  @Test
  void an_empty_body_is_no_answer() {
    assertThat(read(200, "").reason()).isEqualTo(Reason.EMPTY_ANSWER);
  }

  @Test
  void a_success_that_is_not_whole_is_none() {
    byte[] body = SUCCESS.getBytes(StandardCharsets.UTF_8);
    Answer cut = new Answer(200, "", List.of(), body, body.length, false);
    Answer partlyKept = new Answer(200, "", List.of(), body, body.length + 1, true);

    assertThat(AnswerReading.verdictOf(cut, NOW).reason()).isEqualTo(Reason.TRUNCATED);
    assertThat(AnswerReading.verdictOf(partlyKept, NOW).reason()).isEqualTo(Reason.TRUNCATED);
  }

  @Test
  void what_is_not_whole_and_too_long_is_garbage() {
    Answer answer =
        new Answer(200, "", List.of(), new byte[Answer.MOST_KEPT], Answer.MOST_KEPT + 1L, false);

    assertThat(AnswerReading.verdictOf(answer, NOW).reason()).isEqualTo(Reason.GARBAGE);
  }

  @Test
  void a_refusal_asks_to_be_left_alone_and_a_success_does_not() {
    assertThat(waitAfter(200, "{\"status\":\"ERROR\"}")).contains(Duration.ofMinutes(2));
    assertThat(waitAfter(429, "")).contains(Duration.ofMinutes(2));
    assertThat(waitAfter(503, "")).contains(Duration.ofMinutes(2));
    assertThat(waitAfter(200, SUCCESS)).isEmpty();
  }

  private static Optional<Duration> waitAfter(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Answer answer = new Answer(status, "", List.of("120"), bytes, bytes.length, true);
    return AnswerReading.verdictOf(answer, NOW).retryAfter();
  }

  @Test
  void a_detail_is_printable_and_not_long() {
    String nasty = "a\\u0000b\\nc\\u2028\\ud83d" + "x".repeat(1000);
    String detail = read(200, "{\"status\":\"ERROR\",\"message\":\"" + nasty + "\"}").detail();

    assertThat(detail).hasSizeLessThanOrEqualTo(500).startsWith("a\uFFFDb\uFFFDc\uFFFD?x");
    assertThat(detail.chars()).noneMatch(Character::isISOControl);
  }

  @Test
  void a_detail_is_not_cut_within_a_character() {
    String detail = AnswerReading.detail("x" + "🙂".repeat(400));

    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(detail)).isTrue();
  }

  private static Verdict read(int status, String body) {
    return AnswerReading.verdictOf(answer(status, body.getBytes(StandardCharsets.UTF_8)), NOW);
  }

  static Answer answer(int status, byte[] body) {
    return new Answer(status, "application/json", List.of(), body, body.length, true);
  }
}
