package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.support.LedgerDatabase;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.restassured.path.json.JsonPath;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of the eleven fields with what it must not hold, and what it may lack. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SpecifiedFieldsIT {
  private static final Set<String> OPTIONAL =
      Set.of("tpDTMF", "tpCallRecordingPath", "tpDateOfCall");

  private final RelayApi relay;
  private final SimulatedTruePulse truePulse;
  private final LedgerDatabase ledger;

  SpecifiedFieldsIT(RelayApi relay, SimulatedTruePulse truePulse, LedgerDatabase ledger) {
    this.relay = relay;
    this.truePulse = truePulse;
    this.ledger = ledger;
  }

  static List<String> fields() {
    return PostedCall.SPECIFIED;
  }

  static Stream<String> required() {
    return fields().stream().filter(field -> !OPTIONAL.contains(field));
  }

  static Stream<String> optional() {
    return fields().stream().filter(OPTIONAL::contains);
  }

  @ParameterizedTest
  @MethodSource("required")
  void a_required_field_that_is_missing_null_or_empty_is_a_violation(String field) {
    refused(PostedCall.answered().without(field), field);
    refused(PostedCall.answered().withJson(field, "null"), field);
    refused(PostedCall.answered().with(field, ""), field);
  }

  @ParameterizedTest
  @MethodSource("optional")
  void a_field_that_need_not_be_there_may_be_missing_null_or_empty(String field) {
    for (PostedCall call :
        List.of(
            PostedCall.answered().without(field),
            PostedCall.answered().withJson(field, "null"),
            PostedCall.answered().with(field, ""))) {
      relay.accept(call);
      eventually(() -> assertThat(truePulse.isAccepted(call.id())).isTrue());
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void a_value_of_another_type_is_a_violation(String field) {
    for (String json : List.of("9884420011", "51.5", "true", "[]", "[\"x\"]", "{}")) {
      refused(PostedCall.answered().withJson(field, json), field);
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void a_value_that_is_too_long_is_a_violation(String field) {
    refused(PostedCall.answered().with(field, "https://example.com/" + "x".repeat(2100)), field);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void control_characters_are_a_violation(String field) {
    for (String character : List.of("\\u0000", "\\n", "\\r\\n", "\\t", "\\u001b", "\\u007f")) {
      refused(PostedCall.answered().withJson(field, "\"1" + character + "2\""), field);
    }
    refused(PostedCall.answered().withJson(field, "\"1\\ud83d2\""), field);
  }

  /** Nothing is sent, and what was posted stands in quarantine byte for byte. */
  private void refused(PostedCall call, String field) {
    JsonPath problem =
        relay
            .post(call)
            .then()
            .statusCode(422)
            .contentType("application/problem+json")
            .body("status", equalTo(422))
            .extract()
            .jsonPath();

    assertThat(problem.getList("violations.field", String.class)).containsOnly(field);
    assertThat(problem.getList("violations.clause", String.class)).containsOnly("S5." + field);
    Map<String, Object> kept = quarantined(problem.getString("quarantineId"));
    assertThat(new String((byte[]) kept.get("raw_body"), StandardCharsets.UTF_8))
        .isEqualTo(call.json());
    assertThat((String) kept.get("violations")).contains("\"field\":\"" + field + "\"");
    assertThat(kept.get("source")).isEqualTo("pbx");
  }

  private Map<String, Object> quarantined(String id) {
    UUID uuid = UUID.fromString(id);
    byte[] key =
        ByteBuffer.allocate(16)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array();
    // A slow ledger leaves the rejection in the queue first; it is on disk there as well.
    eventually(() -> assertThat(rows(key)).hasSize(1));
    return rows(key).get(0);
  }

  private List<Map<String, Object>> rows(byte[] key) {
    return ledger.rows("SELECT * FROM quarantine WHERE id = ?", (Object) key);
  }

  @Test
  void every_violation_is_named_at_once() {
    PostedCall call =
        PostedCall.answered()
            .without("tpCustomerID")
            .with("tpDateOfCall", "2025-10-23")
            .with("tpCallStartTime", "2025-10-23 04:26:31")
            .with("tpCallEndTime", "2025-10-23T09:56:31+05:30")
            .with("tpCallStatus", "ANSWERED")
            .with("tpCallRecordingPath", "/recordings/abc.wav")
            .withJson("tpDTMF", "51");

    JsonPath problem = relay.post(call).then().statusCode(422).extract().jsonPath();

    assertThat(problem.getList("violations.field", String.class))
        .containsExactly(
            "tpCustomerID",
            "tpDateOfCall",
            "tpCallStartTime",
            "tpCallEndTime",
            "tpDTMF",
            "tpCallStatus",
            "tpCallRecordingPath");
    assertThat(truePulse.call(call.id())).isEmpty();
  }

  @Test
  void an_end_before_the_start_is_a_violation() {
    refused(
        PostedCall.answered().with("tpCallEndTime", "2025-10-23T04:26:31.04Z"), "tpCallEndTime");
  }
}
