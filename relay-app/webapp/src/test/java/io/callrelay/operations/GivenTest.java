package io.callrelay.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.ledger.CallFilter;
import io.callrelay.ledger.CallFilter.Text;
import io.callrelay.ledger.CallState;
import io.callrelay.verdict.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenTest {
  private final FieldErrors errors = new FieldErrors();

  @Test
  void a_filter_is_read_from_all_its_parameters() {
    Given given =
        given(
            Map.of(
                "state", List.of("QUEUED,RETRYING"),
                "status", List.of("Missed", "Busy"),
                "reason", List.of("HTTP_5XX"),
                "from", List.of("2025-10-23T04:26:31Z"),
                "to", List.of("2025-10-23T04:26:31.5Z"),
                "did", List.of(" 2345 "),
                "caller", List.of("+91 98410-12345"),
                "customer", List.of("ASG"),
                "attention", List.of("true")));

    CallFilter filter = FilterReading.read(given, errors);

    assertThat(errors.any()).isFalse();
    assertThat(filter.states()).containsExactlyInAnyOrder(CallState.QUEUED, CallState.RETRYING);
    assertThat(filter.statuses()).containsExactlyInAnyOrder("Missed", "Busy");
    assertThat(filter.reasons()).containsExactly(Reason.HTTP_5XX);
    assertThat(filter.accepted().from()).contains(Instant.parse("2025-10-23T04:26:31Z"));
    assertThat(filter.texts())
        .containsEntry(Text.DID, "2345")
        .containsEntry(Text.CALLER, "+91 98410-12345")
        .containsEntry(Text.CUSTOMER, "ASG");
    assertThat(filter.attention()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state | GONE | must be among DELIVERED, QUEUED, RETRYING, WITHDRAWN",
        "status | answered | must be among Abandoned, Answered, Busy, Missed",
        "reason | NONE | must be among",
        "from | yesterday | must be a time in UTC such as",
        "caller | () | must be a number",
        "did | - | must be a number",
        "attention | yes | must be true or false"
      })
  void a_wrong_value_is_named_with_what_would_be_right(String name, String value, String message) {
    FilterReading.read(given(Map.of(name, List.of(value))), errors);

    assertThat(errors.any()).isTrue();
    assertThat(errors.problem().json()).contains("\"field\":\"" + name + "\"").contains(message);
  }

  @Test
  void a_span_ends_after_it_begins() {
    FilterReading.read(
        given(
            Map.of(
                "from", List.of("2025-10-23T04:26:31Z"),
                "to", List.of("2025-10-23T04:26:31Z"))),
        errors);

    assertThat(errors.problem().json()).contains("\"field\":\"to\"");
  }

  @Test
  void what_is_not_known_is_named_and_not_passed_over() {
    given(Map.of("stat", List.of("x"))).only(Set.of("state"));

    assertThat(errors.problem().json()).contains("stat is not known here; there are state");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "-1", "x", "1.5", "99999999999999999999"})
  void a_page_has_1_to_200(String limit) {
    assertThat(given(Map.of("limit", List.of(limit))).limit()).isEqualTo(50);
    assertThat(errors.any()).isTrue();
  }

  @Test
  void a_page_has_50_unless_it_is_told_otherwise() {
    assertThat(given(Map.of()).limit()).isEqualTo(50);
    assertThat(given(Map.of("limit", List.of("200"))).limit()).isEqualTo(200);
    assertThat(errors.any()).isFalse();
  }

  @Test
  void a_cursor_is_one_of_ours() {
    assertThat(given(Map.of("cursor", List.of("made-up"))).cursor()).isEmpty();
    assertThat(errors.problem().json()).contains("\"field\":\"cursor\"");
  }

  private Given given(Map<String, List<String>> values) {
    return new Given(values, errors);
  }
}
