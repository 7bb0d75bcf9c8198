package io.callrelay.call;

import static io.callrelay.call.Reads.onlyViolation;
import static io.callrelay.call.Reads.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueFormTest {
  @ParameterizedTest
  @ValueSource(strings = {"Answered", "Missed", "Busy", "Abandoned"})
  void every_status_of_the_specification_is_taken(String status) {
    assertThat(valid(PostedJson.sample().withText(CallField.STATUS, status)).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"answered", "ANSWERED", " Answered", "Answered ", "Failed", "No Answer"})
  void any_other_status_is_refused(String status) {
    assertThat(
            onlyViolation(PostedJson.sample().withText(CallField.STATUS, status), CallField.STATUS))
        .isEqualTo(
            "is '"
                + status
                + "'; it must be a JSON string: exactly one of Answered, Missed, Busy, Abandoned");
  }

  @ParameterizedTest
  @ValueSource(strings = {"29-02-2024", "31-12-1999", "01-01-2030"})
  void real_days_are_taken_as_given(String day) {
    assertThat(valid(PostedJson.sample().withText(CallField.DATE_OF_CALL, day)).dateOfCall())
        .isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "29-02-2025",
        "31-11-2025",
        "2025-10-23",
        "23/10/2025",
        "1-1-2025",
        "00-01-2025",
        "23-13-2025",
        "23-10-25",
        " 23-10-202",
        "२३-१०-२०२५"
      })
  void what_is_no_day_is_refused(String day) {
    onlyViolation(
        PostedJson.sample().withText(CallField.DATE_OF_CALL, day), CallField.DATE_OF_CALL);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-10-23T18:29:59.999Z, 23-10-2025",
    "2025-10-23T18:30:00Z, 24-10-2025",
    "2024-02-28T18:30:00Z, 29-02-2024"
  })
  void a_missing_day_is_derived_from_the_start_in_the_zone(String start, String day) {
    PostedJson posted =
        PostedJson.sample()
            .withText(CallField.START_TIME, start)
            .withText(CallField.END_TIME, start);

    assertThat(valid(posted.without(CallField.DATE_OF_CALL)).dateOfCall()).isEqualTo(day);
    assertThat(valid(posted.with("tpDateOfCall", "null")).dateOfCall()).isEqualTo(day);
    assertThat(valid(posted.with("tpDateOfCall", "\"\"")).dateOfCall()).isEqualTo(day);
  }

  @Test
  void a_day_that_cannot_be_derived_is_not_asked_for_twice() {
    PostedJson posted =
        PostedJson.sample()
            .without(CallField.DATE_OF_CALL)
            .withText(CallField.START_TIME, "yesterday");

    assertThat(onlyViolation(posted, CallField.START_TIME)).startsWith("is 'yesterday';");
  }

  @Test
  void a_day_beyond_four_digits_of_year_is_asked_for() {
    PostedJson posted =
        PostedJson.sample()
            .without(CallField.DATE_OF_CALL)
            .withText(CallField.START_TIME, "9999-12-31T23:00:00Z")
            .withText(CallField.END_TIME, "9999-12-31T23:00:00Z");

    assertThat(onlyViolation(posted, CallField.DATE_OF_CALL)).startsWith("cannot be derived");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-10-23T04:26:31Z",
        "2025-10-23T04:26:31.0Z",
        "2025-10-23T04:26:31.123456789Z"
      })
  void times_are_passed_on_as_given(String time) {
    Call call =
        valid(
            PostedJson.sample()
                .withText(CallField.START_TIME, time)
                .withText(CallField.END_TIME, time));

    assertThat(call.startTime()).isEqualTo(time);
    assertThat(call.endTime()).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-10-23T04:26:31",
        "2025-10-23T04:26:31+00:00",
        "2025-10-23T04:26:31+05:30",
        "2025-10-23 04:26:31Z",
        "2025-10-23T04:26Z",
        "2025-10-23t04:26:31z",
        "2025-02-29T04:26:31Z",
        "2025-10-23T24:00:00Z",
        "2025-10-23T04:60:31Z",
        "2016-12-31T23:59:60Z",
        "2025-10-23T04:26:31.Z",
        "2025-10-23T04:26:31.1234567890Z",
        "+2025-10-23T04:26:31Z",
        "1761193591",
        "٢٠٢٥-10-23T04:26:31Z"
      })
  void what_is_no_instant_in_utc_is_refused(String time) {
    onlyViolation(PostedJson.sample().withText(CallField.START_TIME, time), CallField.START_TIME);
  }

  @Test
  void a_call_that_ends_before_it_starts_is_refused_and_one_that_ends_at_once_is_not() {
    assertThat(
            onlyViolation(
                PostedJson.sample().withText(CallField.END_TIME, "2025-10-23T04:26:31.049Z"),
                CallField.END_TIME))
        .contains("before tpCallStartTime");
    valid(PostedJson.sample().withText(CallField.END_TIME, "2025-10-23T04:26:31.050Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a/b.wav",
        "HTTPS://a.b:8443/r?x=1#y",
        "https://my_pbx/rec.wav",
        "https://[::1]/r",
        "https://user@host/r%20a"
      })
  void http_urls_are_taken(String url) {
    assertThat(valid(PostedJson.sample().withText(CallField.RECORDING_PATH, url)).recordingPath())
        .isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/rec/a.wav",
        "ftp://a/b",
        "file:///a",
        "javascript:alert(1)",
        "https://",
        "https:///a",
        "https:a",
        "https://a b/c",
        "https://:80/",
        "http://a/{b}",
        " https://a/b"
      })
  void what_is_no_absolute_http_url_is_refused(String url) {
    onlyViolation(
        PostedJson.sample().withText(CallField.RECORDING_PATH, url), CallField.RECORDING_PATH);
  }

  @Test
  void ids_of_pbxs_are_taken() {
    for (String id :
        List.of("1700000000.123", "a/b c", "संख्या", "{0}", " ", "..", "क".repeat(64))) {
      assertThat(valid(PostedJson.sample().withText(CallField.ID, id)).id())
          .isEqualTo(new CallId(id));
    }
  }
}
