package io.callrelay.simulator.spec;

import static io.callrelay.simulator.Calls.call;
import static io.callrelay.simulator.spec.Readings.JSON;
import static io.callrelay.simulator.spec.Readings.lenient;
import static io.callrelay.simulator.spec.Readings.read;
import static io.callrelay.simulator.spec.Readings.strict;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecificationCheckTest {
  @Test
  void the_sample_of_S5_is_clean() {
    assertThat(strict(call("9884420011").encodePrettily()).isClean()).isTrue();
  }

  @Test
  void a_coded_body_is_a_violation_that_names_the_coding() {
    List<Header> headers =
        List.of(new Header("Content-Type", JSON), new Header("Content-Encoding", "gzip"));
    Buffer body = Buffer.buffer(new byte[] {0x1f, (byte) 0x8b, 8, 0});
    WebhookRequest request = new WebhookRequest("POST", "/webhook", headers, body);

    assertThat(new SpecificationCheck(Profile.STRICT).read(request).message())
        .contains("Content-Encoding (S4.2)", "\"gzip\"");
  }

  @Test
  void a_byte_order_mark_is_a_violation_and_the_call_behind_it_is_read() {
    Reading reading = strict("\uFEFF" + call("c").encode());

    assertThat(reading.violations())
        .singleElement()
        .extracting(Violation::clause)
        .isEqualTo("S4.2");
    assertThat(reading.message()).contains("body (S4.2) begins with a byte order mark");
    assertThat(reading.payload().callId()).contains("c");
  }

  @Test
  void a_body_of_byte_order_marks_is_read_to_a_violation() {
    assertThat(strict("\uFEFF".repeat(1_000_000)).isClean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tpCallID", "tpDTMF", "tpCallStatus", "tpCallRecordingPath"})
  void every_field_is_there_once_in_every_profile(String field) {
    String body = call("c").encode().replaceFirst("}$", ",\"" + field + "\":\"1\"}");

    assertThat(lenient(body).message())
        .contains(field + " (S5." + field + ") is there more than once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "51", "5.1", "null"})
  void the_strict_profile_takes_strings_only(String value) {
    Reading reading = strict(call("c").encode().replace("\"51\"", value));

    assertThat(reading.message()).contains("tpDTMF (S5.tpDTMF) is not a string: \"" + value + "\"");
  }

  @Test
  void two_content_types_are_a_violation() {
    Header type = new Header("Content-Type", JSON);
    Buffer body = Buffer.buffer(call("c").encode());
    WebhookRequest request = new WebhookRequest("POST", "/webhook", List.of(type, type), body);

    assertThat(new SpecificationCheck(Profile.STRICT).read(request).message())
        .contains("Content-Type (S4.2) must be given exactly once");
  }

  @ParameterizedTest
  @CsvSource({"GET, S4.1", "PUT, S4.1", "post, S4.1"})
  void another_method_is_a_violation_in_every_profile(String method, String clause) {
    Buffer body = Buffer.buffer(call("c").encode());

    assertThat(read(Profile.LENIENT, method, JSON, body).violations())
        .extracting(Violation::clause)
        .containsExactly(clause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/json; charset=iso-8859-1", "application/jsonx", ""})
  void another_content_type_is_a_violation_that_the_lenient_profile_forgives(String type) {
    Buffer body = Buffer.buffer(call("c").encode());

    assertThat(read(Profile.STRICT, "POST", type, body).message())
        .startsWith("Content-Type (S4.2)");
    assertThat(read(Profile.LENIENT, "POST", type, body).isClean()).isTrue();
    assertThat(read(Profile.LENIENT, "POST", type, body).forgiven()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json;charset=UTF-8",
        "Application/JSON; charset=\"utf-8\"",
        "application/json"
      })
  void the_content_type_may_name_utf_8(String type) {
    Buffer body = Buffer.buffer(call("c").encode());

    assertThat(read(Profile.STRICT, "POST", type, body).isClean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "\"x\"", "{", "{\"tpCallID\":\"c\"", "null", "\uFEFF{}", "{'a':1}"})
  void what_is_no_json_object_is_a_violation_of_the_body(String body) {
    assertThat(lenient(body).violations()).extracting(Violation::field).contains("body");
  }

  @Test
  void bytes_that_are_not_utf_8_are_a_violation() {
    byte[] latin =
        call("c", "tpCustomerName", "\u00e9").encode().getBytes(StandardCharsets.ISO_8859_1);

    assertThat(read(Profile.STRICT, "POST", JSON, Buffer.buffer(latin)).message())
        .contains("body (S4.2) is not UTF-8");
  }

  @Test
  void a_second_object_after_the_first_is_a_violation() {
    assertThat(strict(call("c").encode() + "{}").message()).contains("goes on after");
  }

  @Test
  void each_of_the_eleven_fields_must_be_there() {
    for (Field field : Field.values()) {
      JsonObject call = call("c");
      call.remove(field.name());

      assertThat(strict(call.encode()).message()).contains(field.name(), "is missing");
      assertThat(lenient(call.encode()).isClean()).isEqualTo(field.mayBeEmpty());
    }
  }

  @Test
  void a_twelfth_field_is_a_violation_that_the_lenient_profile_forgives() {
    String body = call("c", "tpExtra", "x").encode();

    assertThat(strict(body).message()).contains("tpExtra (S5)", "not one of the eleven");
    assertThat(lenient(body).isClean()).isTrue();
  }

  @Test
  void a_field_sent_twice_is_a_violation() {
    String body = call("c").encode().replaceFirst("\\{", "{\"tpCallID\":\"d\",");

    assertThat(lenient(body).message()).contains("tpCallID", "more than once");
  }

  @Test
  void another_order_is_a_violation_that_the_lenient_profile_forgives() {
    JsonObject call = call("c");
    call.remove("tpCustomerID");
    String body = call.put("tpCustomerID", "78521").encode();

    assertThat(strict(body).message()).contains("another order");
    assertThat(lenient(body).isClean()).isTrue();
  }

  @Test
  void a_number_is_no_string_but_the_lenient_profile_reads_it() {
    String body = call("c").encode().replace("\"78521\"", "78521");

    assertThat(strict(body).message()).contains("tpCustomerID", "is not a string", "78521");
    assertThat(lenient(body).payload().value(Field.tpCustomerID)).contains("78521");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "[\"78521\"]"})
  void a_required_field_that_is_no_scalar_is_a_violation_in_every_profile(String value) {
    String body = call("c").encode().replace("\"78521\"", value);

    assertThat(lenient(body).message()).contains("tpCustomerID", "is not a string");
  }

  @Test
  void all_violations_are_reported_together() {
    String body = call("c", "tpCallStatus", "x").put("tpDateOfCall", "y").encode();

    assertThat(strict(body).violations()).hasSize(2);
  }
}
