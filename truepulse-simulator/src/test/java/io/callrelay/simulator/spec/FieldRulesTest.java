package io.callrelay.simulator.spec;

import static io.callrelay.simulator.Calls.call;
import static io.callrelay.simulator.spec.Readings.JSON;
import static io.callrelay.simulator.spec.Readings.lenient;
import static io.callrelay.simulator.spec.Readings.read;
import static io.callrelay.simulator.spec.Readings.strict;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each value must be, and the values together (S5). */
class FieldRulesTest {
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
  void half_a_character_is_shown_as_the_replacement_character() {
    String body =
        call("c").encode().replace("\"78521\"", "\"\\ud800\"").replace("Answered", "\\udc00");

    Violation violation = strict(body).violations().get(0);
    assertThat(violation.value()).isEqualTo("\uFFFD");
    assertThat(new Violation("f", "S5", "x".repeat(199) + "\uD83D\uDE00", "is long").value())
        .isEqualTo("x".repeat(199) + "\uFFFD...");
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
}
