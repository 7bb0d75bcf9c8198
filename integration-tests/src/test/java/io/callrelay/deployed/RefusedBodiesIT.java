package io.callrelay.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What telephony is told of a request that holds no call at all. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusedBodiesIT {
  private static final int LARGEST = 64 * 1024;

  private final RelayApi relay;

  RefusedBodiesIT(RelayApi relay) {
    this.relay = relay;
  }

  static Stream<Arguments> malformedBodies() {
    String call = PostedCall.answered("malformed").json();
    String opened = call.substring(0, call.length() - 1);
    return Stream.of(
        arguments("no bytes", utf8("")),
        arguments("a call cut short", utf8(opened)),
        arguments("an array", utf8("[" + call + "]")),
        arguments("a string", utf8("\"SUCCESS\"")),
        arguments("null", utf8("null")),
        arguments("two objects", utf8(call + call)),
        arguments("a trailing comma", utf8(opened + ",}")),
        arguments("a comment", utf8(opened + "/* no */}")),
        arguments("single quotes", utf8(call.replace('"', '\''))),
        arguments("a raw control character", utf8(opened + ",\"x\":\"\u0007\"}")),
        arguments("a specified key twice", utf8(opened + ",\"tpDTMF\":\"51\"}")),
        arguments("an unknown key twice", utf8(opened + ",\"x\":1,\"x\":1}")),
        arguments("a key twice deep inside", utf8(opened + ",\"x\":[{\"y\":{\"z\":1,\"z\":2}}]}")),
        arguments("the same key, once escaped", utf8(opened + ",\"tp\\u0044TMF\":\"51\"}")),
        arguments("nesting without end", utf8(opened + ",\"x\":" + "[".repeat(30_000))),
        arguments("a byte order mark", utf8("\uFEFF" + call)),
        arguments("invalid UTF-8", bytes(call.replace("ASG", "\u00C3("))),
        arguments("an overlong UTF-8 form", bytes(call.replace("ASG", "\u00C0\u00AF"))),
        arguments(
            "half a surrogate pair in UTF-8", bytes(call.replace("ASG", "\u00ED\u00A0\u0080"))),
        arguments("Latin-1", bytes(call.replace("ASG", "\u00E9"))),
        arguments("UTF-16", call.getBytes(StandardCharsets.UTF_16)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String oneCharacterPerByte) {
    return oneCharacterPerByte.getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformedBodies")
  void a_malformed_body_is_400(String what, byte[] body) {
    problem(relay.post(body), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-16", "iso-8859-1", "us-ascii", "nonsense"})
  void another_charset_is_400(String charset) {
    Response answer =
        relay
            .telephony()
            .header("Content-Type", "application/json; charset=" + charset)
            .body(utf8(PostedCall.answered().json()))
            .post("/api/v1/calls");

    problem(answer, 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json; charset=utf-8", "application/json;charset=\"UTF-8\""})
  void utf_8_may_be_named(String type) {
    relay
        .telephony()
        .header("Content-Type", type)
        .body(utf8(PostedCall.answered().json()))
        .post("/api/v1/calls")
        .then()
        .statusCode(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/xml",
        "application/problem+json",
        "multipart/form-data; boundary=x",
        "json",
        "*/*"
      })
  void another_content_type_is_415(String type) {
    problem(send(type, BodyPublishers.ofString(PostedCall.answered().json())), 415);
  }

  @Test
  void no_content_type_is_415() {
    problem(send("", BodyPublishers.ofString(PostedCall.answered().json())), 415);
  }

  @Test
  void exactly_64_kib_are_taken() {
    assertThat(send("application/json", padded(LARGEST)).statusCode()).isEqualTo(202);
  }

  @Test
  void one_byte_more_is_413_when_its_length_is_announced() {
    problem(send("application/json", padded(LARGEST + 1)), 413);
  }

  @Test
  void one_byte_more_is_413_when_it_comes_in_chunks() {
    byte[] body = body(LARGEST + 1);

    problem(
        send(
            "application/json", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))),
        413);
  }

  private static BodyPublisher padded(int bytes) {
    return BodyPublishers.ofByteArray(body(bytes));
  }

  private static byte[] body(int bytes) {
    String call = PostedCall.answered().json();
    return utf8(call + " ".repeat(bytes - call.length()));
  }

  private HttpResponse<String> send(String contentType, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(relay.root().resolve("/api/v1/calls"))
            .header("Authorization", "Bearer " + relay.intakeToken())
            .POST(body);
    if (!contentType.isEmpty()) {
      request.header("Content-Type", contentType);
    }
    return HttpClient.newHttpClient().sendAsync(request.build(), BodyHandlers.ofString()).join();
  }

  private static void problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"status\":" + status, "\"title\":", "\"detail\":");
  }

  private static void problem(Response answer, int status) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("title", not(emptyOrNullString()))
        .body("detail", not(emptyOrNullString()));
  }
}
