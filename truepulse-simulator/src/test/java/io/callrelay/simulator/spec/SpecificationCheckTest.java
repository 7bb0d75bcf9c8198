package io.callrelay.simulator.spec;

import static io.callrelay.simulator.Calls.call;
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
  private static final String JSON = "application/json";

  private static Reading read(Profile profile, String method, String type, Buffer body) {
    List<Header> headers = List.of(new Header("content-type", type));
    WebhookRequest request = new WebhookRequest(method, "/webhook", headers, body);
    return new SpecificationCheck(profile).read(request);
  }

  private static Reading strict(String body) {
    return read(Profile.STRICT, "POST", JSON, Buffer.buffer(body));
  }

  private static Reading lenient(String body) {
    return read(Profile.LENIENT, "POST", JSON, Buffer.buffer(body));
  }

  @Test
  void the_sample_of_S5_is_clean() {
    assertThat(strict(call("9884420011").encodePrettily()).isClean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "tpCallID, ''",
    "tpCustomerID, ''",
    "tpCustomerName, ''",
    "tpCallerNumber, ''",
    "tpDIDNumber, ''",
    "tpDateOfCall, ''",
    "tpDateOfCall, 2025-10-23",
    "tpDateOfCall, 23/10/2025",
    "tpDateOfCall, 3-10-2025",
    "tpDateOfCall, 31-02-2025",
    "tpDateOfCall, 29-02-2025",
    "tpDateOfCall, 22-10-2025",
    "tpDateOfCall, 24-10-2025",
    "tpDateOfCall, 23-10-2024",
    "tpDateOfCall, 10-23-2025",
    "tpCallStartTime, ''",
    "tpCallStartTime, 2025-10-23T04:26:31.05",
    "tpCallStartTime, 2025-10-23T09:56:31+05:30",
    "tpCallStartTime, 2025-10-23 04:26:31Z",
    "tpCallStartTime, 2025-13-23T04:26:31Z",
    "tpCallStartTime, 1761193591",
    "tpCallStartTime, 2025-10-23T04:26:31z",
    "tpCallStartTime, 2025-10-23T04:26:31.Z",
    "tpCallStartTime, 2025-10-23T04:26:31.0500000000Z",
    "tpCallEndTime, ''",
    "tpCallEndTime, 2025-10-23T04:37Z",
    "tpCallEndTime, 2025-10-23T04:26:31.04Z",
    "tpCallStatus, ''",
    "tpCallStatus, answered",
    "tpCallStatus, 'Answered '",
    "tpCallStatus, Ringing",
    "tpCallRecordingPath, abc-1234.wav",
    "tpCallRecordingPath, /ASG/abc-1234.wav",
    "tpCallRecordingPath, ftp://domainname.com/abc.wav",
    "tpCallRecordingPath, https:///abc.wav",
    "tpCallRecordingPath, https:domainname.com/abc.wav",
    "tpCallRecordingPath, //domainname.com/abc.wav",
    "tpCallRecordingPath, 'https://domainname.com:x/abc.wav'",
    "tpCallRecordingPath, 'file:///ASG/abc.wav'",
    "tpCallRecordingPath, https://domain name.com/abc.wav"
  })
  void a_bad_value_is_one_violation_that_names_field_clause_and_value(String field, String value) {
    for (Profile profile : Profile.values()) {
      Buffer body = Buffer.buffer(call("c", field, value).encode());
      Reading reading = read(profile, "POST", JSON, body);

      assertThat(reading.violations())
          .singleElement()
          .extracting(Violation::field)
          .isEqualTo(field);
      assertThat(reading.message())
          .startsWith(field + " (S5." + field + ") ")
          .endsWith("\"" + value + "\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tpDTMF, ''",
    "tpDTMF, '*1#'",
    "tpCallRecordingPath, ''",
    "tpCallStatus, Missed",
    "tpCallStatus, Busy",
    "tpCallStatus, Abandoned",
    "tpCallEndTime, 2025-10-23T04:26:31.050Z",
    "tpCallEndTime, 2025-10-23T04:26:32Z",
    "tpCallRecordingPath, http://media_1.internal:8080/a%20b.wav?x=1",
    "tpCallRecordingPath, 'https://[2001:db8::1]/abc.wav'",
    "tpCustomerName, \u0935\u0930\u0941\u0923 \uD83D\uDE00"
  })
  void a_good_value_is_clean(String field, String value) {
    assertThat(strict(call("c", field, value).encode()).violations()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-10-23T18:29:59.999Z, 23-10-2025, true",
    "2025-10-23T18:29:59.999Z, 24-10-2025, false",
    "2025-10-23T18:30:00Z, 23-10-2025, true",
    "2025-10-23T18:30:00Z, 24-10-2025, true",
    "2025-10-23T23:59:59Z, 24-10-2025, true",
    "2025-10-23T23:59:59Z, 22-10-2025, false",
    "2025-10-24T00:00:00Z, 23-10-2025, false",
    "2024-02-29T10:00:00Z, 29-02-2024, true",
    "2025-12-31T20:00:00Z, 01-01-2026, true"
  })
  void the_date_is_that_of_the_start_in_utc_or_in_indian_time(
      String start, String date, boolean fits) {
    JsonObject call = call("c", "tpCallStartTime", start);
    String body =
        call.put("tpCallEndTime", "2026-06-01T00:00:00Z").put("tpDateOfCall", date).encode();

    assertThat(strict(body).isClean()).isEqualTo(fits);
    assertThat(lenient(body).isClean()).isEqualTo(fits);
  }

  @Test
  void a_date_that_is_not_that_of_the_start_is_told_which_it_could_be() {
    JsonObject call = call("c", "tpCallStartTime", "2025-10-23T20:00:00Z");
    String body =
        call.put("tpCallEndTime", "2025-10-23T20:01:00Z")
            .put("tpDateOfCall", "25-10-2025")
            .encode();

    assertThat(strict(body).message())
        .isEqualTo(
            "tpDateOfCall (S5.tpDateOfCall) is not the day on which the call started, in UTC or in"
                + " Indian time (23-10-2025 or 24-10-2025): \"25-10-2025\"");
  }

  @Test
  void an_end_before_the_start_is_told_the_start() {
    assertThat(strict(call("c", "tpCallEndTime", "2025-10-23T04:00:00Z").encode()).message())
        .contains(
            "tpCallEndTime", "is before tpCallStartTime 2025-10-23T04:26:31.050Z", "04:00:00Z");
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

  @Test
  void half_a_character_is_shown_as_the_replacement_character() {
    String body =
        call("c").encode().replace("\"78521\"", "\"\\ud800\"").replace("Answered", "\\udc00");

    Violation violation = strict(body).violations().get(0);
    assertThat(violation.value()).isEqualTo("\uFFFD");
    assertThat(new Violation("f", "S5", "x".repeat(199) + "\uD83D\uDE00", "is long").value())
        .isEqualTo("x".repeat(199) + "\uFFFD...");
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
  @ValueSource(strings = {"1", "a b", "c56a4180-65aa-42ec-a945-5fd21dec0538", "\u0935\uD83D\uDE00"})
  void an_id_of_up_to_64_printable_characters_serves(String id) {
    assertThat(strict(call(id).encode()).payload().callId()).contains(id);
    assertThat(strict(call("x".repeat(64)).encode()).isClean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\u0000", "\u200Ba", "\uE000"})
  void an_id_that_cannot_be_printed_is_a_violation_and_no_id(String id) {
    Reading reading = strict(call(id).encode());

    assertThat(reading.violations()).isNotEmpty();
    assertThat(reading.payload().callId()).isEmpty();
  }

  @Test
  void an_id_of_65_characters_is_a_violation() {
    assertThat(strict(call("x".repeat(65)).encode()).message()).contains("1 to 64 printable");
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
