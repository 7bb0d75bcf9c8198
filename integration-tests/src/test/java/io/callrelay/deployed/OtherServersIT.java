package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;

import io.callrelay.servers.ServerProcess;
import io.callrelay.simulator.script.Answer;
import io.callrelay.support.PostedCall;
import io.restassured.response.Response;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same WAR's whole main job in short, on every other application server. All tests of this
 * package run on one of them with {@code -Pserver-…}.
 */
@ParameterizedClass
@MethodSource("servers")
@DisplayNameGeneration(ReplaceUnderscores.class)
record OtherServersIT(String server) {
  private static DeployedRelay relay;

  static Set<String> servers() {
    return ServerProcess.kinds();
  }

  @BeforeParameterizedClassInvocation
  static void start(String server) throws Exception {
    relay = DeployedRelay.startOn(server);
  }

  @AfterParameterizedClassInvocation
  static void tell_its_memory_and_stop(String server) {
    try (DeployedRelay ended = relay) {
      System.out.printf("%s: %d MB resident%n", server, ended.server().residentMegabytes());
    }
  }

  @Test
  void a_call_is_accepted_once_and_delivered() {
    PostedCall call = PostedCall.answered();

    relay.api().post(call).then().statusCode(202).body("tpCallID", equalTo(call.id()));

    eventually(() -> assertThat(relay.api().state(call.id())).isEqualTo("DELIVERED"));
    assertThat(relay.truePulse().isAccepted(call.id())).isTrue();
    relay.api().post(call).then().statusCode(200).body("state", equalTo("DELIVERED"));
    relay
        .api()
        .post(call.with("tpDTMF", "52"))
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("fields", contains("tpDTMF"));
    assertThat(relay.truePulse().postsOnTheWire(call.id())).isEqualTo(1);
  }

  @Test
  void what_is_no_call_is_refused() {
    relay.api().post("{").then().statusCode(400);
    relay.api().post(PostedCall.answered().without("tpDIDNumber")).then().statusCode(422);
    relay
        .api()
        .anonymous()
        .contentType("application/json")
        .body(PostedCall.answered().json())
        .post("/api/v1/calls")
        .then()
        .statusCode(401);
  }

  @Test
  void a_call_that_true_pulse_refuses_is_tried_again_until_it_says_success() {
    PostedCall call = PostedCall.answered();
    relay.truePulse().script(call.id(), Answer.error("once"), Answer.status(503), Answer.success());

    relay.api().accept(call);

    eventually(() -> assertThat(relay.api().state(call.id())).isEqualTo("DELIVERED"));
    assertThat(relay.api().journey(call.id()).getList("attempts.reason", String.class))
        .containsExactly("ERROR_ANSWER", "HTTP_5XX", "SUCCESS");
  }

  @Test
  void a_backlog_outlives_a_server_that_is_stopped_and_started() {
    RestartedServerIT.assertThatABacklogOutlives(ServerProcess::stop, relay);
  }

  @Test
  void an_admin_logs_in_and_looks() {
    Response in =
        relay
            .api()
            .anonymous()
            .contentType("application/json")
            .body(
                "{\"user\":\"admin\",\"password\":\"%s\"}".formatted(ServerOptions.ADMIN_PASSWORD))
            .post("/console/login");

    in.then().statusCode(200).body("roles", contains("viewer", "operator", "admin"));
    relay
        .api()
        .anonymous()
        .cookie(in.getDetailedCookie("relay-session"))
        .get("/api/v1/status")
        .then()
        .statusCode(200)
        .body("calls", hasKey("DELIVERED"));
  }

  @Test
  void supervisors_are_told() {
    for (String path : new String[] {"/health/live", "/health/started", "/health/ready"}) {
      relay
          .api()
          .health(path)
          .then()
          .statusCode(200)
          .body("checks.status", everyItem(equalTo("UP")));
    }
    relay.api().accept(PostedCall.answered());
    eventually(
        () ->
            assertThat(Metrics.sum(Metrics.text(relay.api()), "relay_calls_accepted_total"))
                .isPositive());
    relay.api().operator().get("/openapi").then().statusCode(200);
  }
}
