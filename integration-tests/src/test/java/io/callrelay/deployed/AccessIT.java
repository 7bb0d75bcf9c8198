package io.callrelay.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.restassured.response.Response;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessIT {
  private static final String CALLS = "/api/v1/calls";

  private final RelayApi relay;
  private final SimulatedTruePulse truePulse;

  AccessIT(RelayApi relay, SimulatedTruePulse truePulse) {
    this.relay = relay;
    this.truePulse = truePulse;
  }

  @Test
  void without_a_token_nothing_is_posted() {
    PostedCall call = PostedCall.answered();

    refused(relay.anonymous().contentType("application/json").body(call.json()).post(CALLS), 401);

    relay.operator().get(CALLS + "/{id}", call.id()).then().statusCode(404);
    assertThat(truePulse.call(call.id())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer unknown",
        "Bearer ",
        "Bearer",
        "Basic cGJ4OmludGFrZS10b2tlbi1vZi10aGUtdGVzdHM=",
        "intake-token-of-the-tests",
        "Bearer intake-token-of-the-test",
        "Bearer intake-token-of-the-testss",
        "Bearer Intake-token-of-the-tests"
      })
  void with_an_unknown_token_nothing_is_posted(String authorization) {
    Response answer =
        relay
            .anonymous()
            .header("Authorization", authorization)
            .contentType("application/json")
            .body(PostedCall.answered().json())
            .post(CALLS);

    refused(answer, 401);
  }

  @Test
  void an_operator_posts_no_calls() {
    refused(
        relay
            .operator()
            .contentType("application/json")
            .body(PostedCall.answered().json())
            .post(CALLS),
        403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/status", "/api/v1/calls/x"})
  void without_a_token_nothing_is_seen(String path) {
    refused(relay.anonymous().get(path), 401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/delivery/pause", "/api/v1/delivery/resume"})
  void telephony_steers_nothing(String path) {
    refused(
        relay.telephony().contentType("application/json").body("{\"reason\":\"x\"}").post(path),
        403);
    refused(relay.telephony().get("/api/v1/status"), 403);
    assertThat(relay.status().getString("delivery.state")).isEqualTo("OPEN");
  }

  @Test
  void telephony_sees_what_became_of_a_call() {
    PostedCall call = PostedCall.answered();
    relay.accept(call);

    relay
        .telephony()
        .get(CALLS + "/{id}", call.id())
        .then()
        .statusCode(200)
        .body("tpCallID", equalTo(call.id()));
  }

  private static void refused(Response answer, int status) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", startsWith("Bearer"))
        .body("status", equalTo(status));
  }
}
