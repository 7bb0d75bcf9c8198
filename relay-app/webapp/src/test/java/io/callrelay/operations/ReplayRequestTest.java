package io.callrelay.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.verdict.Reason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayRequestTest {
  private static final UUID TOKEN = new UUID(7, 7);

  @Test
  void a_dry_run_has_a_filter() {
    assertThat(read("{\"dryRun\":true,\"filter\":{\"reason\":[\"HTTP_5XX\"],\"did\":null}}"))
        .hasValueSatisfying(
            request ->
                assertThat(((ReplayRequest.Preview) request).filter().reasons())
                    .containsExactly(Reason.HTTP_5XX));
    assertThat(read("{\"dryRun\":true}"))
        .hasValueSatisfying(
            request -> assertThat(request).isInstanceOf(ReplayRequest.Preview.class));
  }

  @Test
  void the_second_look_brings_the_token_and_a_reason() {
    assertThat(read("{\"token\":\"" + TOKEN + "\",\"reason\":\"they are back\"}"))
        .contains(new ReplayRequest.Start(TOKEN, "they are back"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | token",
        "{\"filter\":{\"did\":\"2345\"}} | token",
        "{\"token\":\"x\",\"reason\":\"y\"} | token",
        "{\"dryRun\":true,\"filter\":{\"state\":[\"DELIVERED\"]}} | state",
        "{\"dryRun\":true,\"includeDelivered\":true} | includeDelivered",
        "{\"dryRun\":true,\"filter\":{\"attention\":1}} | attention"
      })
  void nothing_is_done_by_a_request_that_is_wrong(String body, String field) {
    assertThat(read(body))
        .hasValueSatisfying(
            request ->
                assertThat(((ReplayRequest.Wrong) request).problem().json())
                    .contains("\"field\":\"" + field + "\""));
  }

  @Test
  void a_start_without_a_reason_is_wrong() {
    assertThat(read("{\"token\":\"" + TOKEN + "\",\"reason\":\" \"}"))
        .hasValueSatisfying(
            request ->
                assertThat(((ReplayRequest.Wrong) request).problem().json())
                    .contains("\"field\":\"reason\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "7",
        "{",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":{\"c\":{\"d\":1}}}}",
        "{\"a\":[[1]]}",
        "{} {}"
      })
  void what_is_no_small_object_is_no_request(String body) {
    assertThat(read(body)).isEmpty();
  }

  private static Optional<ReplayRequest> read(String body) {
    return JsonFields.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
        .map(ReplayRequest::read);
  }
}
