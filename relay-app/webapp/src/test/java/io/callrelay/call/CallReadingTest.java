package io.callrelay.call;

import static io.callrelay.call.Reads.onlyViolation;
import static io.callrelay.call.Reads.valid;
import static io.callrelay.call.Reads.violating;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallReadingTest {
  @Test
  void the_sample_of_the_specification_is_a_call() {
    Call call = valid(PostedJson.sample());

    assertThat(call)
        .isEqualTo(
            new Call(
                new CallId("9884420011"),
                "78521",
                "ASG",
                "9841012345",
                "02269112345",
                "23-10-2025",
                "2025-10-23T04:26:31.05Z",
                "2025-10-23T04:37:31.05Z",
                "51",
                "Answered",
                "https://domainname.com/ASG/Recordings/abc-1234.wav"));
  }

  @ParameterizedTest
  @EnumSource(
      value = CallField.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DTMF", "RECORDING_PATH", "DATE_OF_CALL"})
  void a_required_field_is_missing_null_or_empty(CallField field) {
    assertThat(onlyViolation(PostedJson.sample().without(field), field)).startsWith("is missing;");
    assertThat(onlyViolation(PostedJson.sample().with(field.jsonName(), "null"), field))
        .startsWith("is null;");
    assertThat(onlyViolation(PostedJson.sample().withText(field, ""), field))
        .startsWith("is empty;");
  }

  @ParameterizedTest
  @EnumSource(
      value = CallField.class,
      names = {"DTMF", "RECORDING_PATH"})
  void a_field_that_may_have_no_value_is_sent_empty(CallField field) {
    assertThat(valid(PostedJson.sample().without(field)).value(field)).isEmpty();
    assertThat(valid(PostedJson.sample().with(field.jsonName(), "null")).value(field)).isEmpty();
    assertThat(valid(PostedJson.sample().withText(field, "")).value(field)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(CallField.class)
  void a_value_of_another_type_is_named_and_a_string_asked_for(CallField field) {
    String name = field.jsonName();
    assertThat(onlyViolation(PostedJson.sample().with(name, "17"), field))
        .startsWith("is a number; it must be a JSON string: ");
    assertThat(onlyViolation(PostedJson.sample().with(name, "1.5e3"), field))
        .startsWith("is a number;");
    assertThat(onlyViolation(PostedJson.sample().with(name, "true"), field))
        .startsWith("is a boolean;");
    assertThat(onlyViolation(PostedJson.sample().with(name, "[\"a\"]"), field))
        .startsWith("is an array;");
    assertThat(onlyViolation(PostedJson.sample().with(name, "{\"a\":{}}"), field))
        .startsWith("is an object;");
  }

  @ParameterizedTest
  @EnumSource(CallField.class)
  void a_value_longer_than_its_field_is_refused(CallField field) {
    String tooLong = "x".repeat(field.maxLength() + 1);

    assertThat(onlyViolation(PostedJson.sample().withText(field, tooLong), field))
        .contains("has " + (field.maxLength() + 1) + " characters")
        .hasSizeLessThan(400);
  }

  @ParameterizedTest
  @EnumSource(
      value = CallField.class,
      names = {"ID", "CUSTOMER_ID", "CUSTOMER_NAME", "CALLER_NUMBER", "DID_NUMBER", "DTMF"})
  void lengths_are_counted_in_characters_and_the_longest_is_taken(CallField field) {
    String longest = "🙂".repeat(field.maxLength());

    assertThat(valid(PostedJson.sample().withText(field, longest)).value(field)).isEqualTo(longest);
  }

  @ParameterizedTest
  @EnumSource(CallField.class)
  void control_characters_and_lone_surrogates_are_refused_in_every_field(CallField field) {
    for (String bad :
        List.of(
            "\\u0000", "\\u0007", "\\n", "\\u007f", "\\u0085", "\\u2028", "\\ud800", "\\udc00")) {
      assertThat(onlyViolation(PostedJson.sample().withText(field, "1" + bad + "2"), field))
          .as(bad)
          .contains("as character 2: ")
          .doesNotContainPattern("[\\p{Cntrl}\\u2028\\ud800-\\udfff]");
    }
  }

  @Test
  void joiners_of_indian_scripts_and_odd_numbers_stay_as_they_are() {
    Call call =
        valid(
            PostedJson.sample()
                .withText(CallField.CUSTOMER_NAME, "क्\u200dष \\\"A\\\" \\\\ /")
                .withText(CallField.CALLER_NUMBER, "anonymous")
                .withText(CallField.DID_NUMBER, "+91 (22) 6911-2345;ext=9"));

    assertThat(call.customerName()).isEqualTo("क्\u200dष \"A\" \\ /");
    assertThat(call.callerNumber()).isEqualTo("anonymous");
  }

  @Test
  void every_violation_is_told_at_once_in_the_order_of_the_fields() {
    var violating = violating("{\"tpCallStatus\":\"Ringing\",\"tpCallID\":\"7\",\"tpDTMF\":1}");

    assertThat(violating.callId()).contains("7");
    assertThat(violating.violations())
        .extracting(Violation::field)
        .containsExactly(
            "tpCustomerID",
            "tpCustomerName",
            "tpCallerNumber",
            "tpDIDNumber",
            "tpCallStartTime",
            "tpCallEndTime",
            "tpDTMF",
            "tpCallStatus");
    assertThat(violating.violations())
        .allSatisfy(one -> assertThat(one.clause()).isEqualTo("S5." + one.field()));
  }

  @Test
  void a_wrong_id_is_not_handed_on_as_the_calls_id() {
    assertThat(violating("{\"tpCallID\":\"a\\nb\"}").callId()).isEmpty();
    assertThat(violating("{\"tpCallID\":7}").callId()).isEmpty();
    assertThat(violating("{}").callId()).isEmpty();
  }

  @Test
  void phone_numbers_are_masked_in_messages() {
    String message =
        onlyViolation(
            PostedJson.sample().withText(CallField.CALLER_NUMBER, "9841012345\\u0000"),
            CallField.CALLER_NUMBER);

    assertThat(message).doesNotContain("9841012").contains("*");
  }

  @Test
  void two_hundred_unknown_fields_are_passed_over() {
    PostedJson posted = PostedJson.sample();
    for (int i = 0; i < 200; i++) {
      posted.with(
          "extra" + i, List.of("1e400", "null", "[[{\"tpCallID\":1}]]", "\"\\ud800\"").get(i % 4));
    }

    assertThat(valid(posted)).isEqualTo(valid(PostedJson.sample()));
  }
}
