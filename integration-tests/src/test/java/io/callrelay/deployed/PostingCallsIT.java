package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.script.Answer;
import io.callrelay.support.LedgerDatabase;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What telephony is told of a call that keeps to the specification, and what that promises. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PostingCallsIT {
  private final RelayApi relay;
  private final SimulatedTruePulse truePulse;
  private final LedgerDatabase ledger;

  PostingCallsIT(RelayApi relay, SimulatedTruePulse truePulse, LedgerDatabase ledger) {
    this.relay = relay;
    this.truePulse = truePulse;
    this.ledger = ledger;
  }

  @Test
  void a_new_call_is_accepted_with_its_address_and_delivered() {
    PostedCall call = PostedCall.answered();

    Response answer = relay.post(call);

    answer
        .then()
        .statusCode(202)
        .contentType("application/json")
        .body("tpCallID", equalTo(call.id()))
        .body("state", equalTo("QUEUED"));
    assertThat(answer.header("Location"))
        .isEqualTo(relay.root().resolve("/api/v1/calls/" + call.id()).toString());
    eventually(() -> assertThat(relay.state(call.id())).isEqualTo("DELIVERED"));
    assertThat(truePulse.isAccepted(call.id())).isTrue();
  }

  @Test
  void the_address_of_a_call_shows_where_it_stands() {
    PostedCall call = PostedCall.answered("a/b c?d%41#é-" + UUID.randomUUID());

    String address = relay.post(call).then().statusCode(202).extract().header("Location");

    eventually(
        () -> {
          JsonPath journey =
              relay
                  .operator()
                  .urlEncodingEnabled(false)
                  .get(address)
                  .then()
                  .statusCode(200)
                  .extract()
                  .jsonPath();
          assertThat(journey.getString("tpCallID")).isEqualTo(call.id());
          assertThat(journey.getString("state")).isEqualTo("DELIVERED");
          assertThat(journey.getString("source")).isEqualTo("pbx");
        });
  }

  @Test
  void the_same_call_again_is_answered_with_its_present_state_and_not_sent_again() {
    PostedCall call = PostedCall.answered();
    relay.accept(call);
    eventually(() -> assertThat(relay.state(call.id())).isEqualTo("DELIVERED"));

    Response answer = relay.post(call);

    answer
        .then()
        .statusCode(200)
        .body("tpCallID", equalTo(call.id()))
        .body("state", equalTo("DELIVERED"));
    assertThat(truePulse.postsOnTheWire(call.id())).isEqualTo(1);
  }

  @Test
  void the_same_call_again_while_it_is_retried_is_answered_with_that() {
    PostedCall call = PostedCall.answered();
    truePulse.script(call.id(), Answer.error("not yet").withRetryAfter("3"));
    relay.accept(call);
    eventually(() -> assertThat(relay.state(call.id())).isEqualTo("RETRYING"));

    relay.post(call).then().statusCode(200).body("state", equalTo("RETRYING"));
  }

  @Test
  void other_content_under_a_known_id_is_refused_naming_the_fields_and_never_sent() {
    PostedCall call = PostedCall.answered();
    relay.accept(call);
    eventually(() -> assertThat(relay.state(call.id())).isEqualTo("DELIVERED"));

    Response answer = relay.post(call.with("tpCallStatus", "Missed").with("tpDTMF", "52"));

    answer
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("status", equalTo(409))
        .body("fields", contains("tpDTMF", "tpCallStatus"));
    assertThat(truePulse.postsOnTheWire(call.id())).isEqualTo(1);
    assertThat(relay.journey(call.id()).getString("call.tpCallStatus")).isEqualTo("Answered");
  }

  @Test
  void ids_are_compared_byte_for_byte() {
    String id = "Case-" + UUID.randomUUID();

    relay.accept(PostedCall.answered(id));
    relay.accept(PostedCall.answered(id.toLowerCase(java.util.Locale.ROOT)));
    relay.accept(PostedCall.answered(id + " "));
    relay.accept(PostedCall.answered(id.replace("Case", "Cäse")));

    eventually(() -> assertThat(truePulse.postsOnTheWire(id)).isEqualTo(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Answered", "Missed", "Busy", "Abandoned"})
  void every_status_of_the_specification_is_delivered(String status) {
    PostedCall call = PostedCall.answered().with("tpCallStatus", status);

    relay.accept(call);

    eventually(() -> assertThat(relay.state(call.id())).isEqualTo("DELIVERED"));
  }

  @Test
  void two_hundred_unknown_fields_are_kept_as_they_came() {
    PostedCall call = PostedCall.answered();
    for (int i = 0; i < 200; i++) {
      call = call.withJson("extra%d".formatted(i), "{\"nested\":[%d,null,\"é\"]}".formatted(i));
    }
    String id = call.id();
    relay.accept(call);

    eventually(() -> assertThat(relay.state(id)).isEqualTo("DELIVERED"));
    assertThat(rawBody(id)).isEqualTo(call.json());
    assertThat(truePulse.arrivals(id)).singleElement().satisfies(Wire::keepsToTheSpecification);
  }

  private String rawBody(String callId) {
    Object body =
        ledger
            .rows(
                "SELECT raw_body FROM calls WHERE tp_call_id = ?",
                (Object) callId.getBytes(StandardCharsets.UTF_8))
            .get(0)
            .get("raw_body");
    return new String((byte[]) body, StandardCharsets.UTF_8);
  }

  @Test
  void a_missing_date_is_derived_in_indian_time() {
    PostedCall call =
        PostedCall.answered()
            .without("tpDateOfCall")
            .with("tpCallStartTime", "2025-10-23T20:26:31Z")
            .with("tpCallEndTime", "2025-10-23T20:37:31Z");

    relay.accept(call);

    eventually(
        () ->
            assertThat(relay.journey(call.id()).getString("call.tpDateOfCall"))
                .isEqualTo("24-10-2025"));
  }
}
