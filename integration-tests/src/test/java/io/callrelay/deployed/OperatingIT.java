package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.script.Answer;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators find and what they do. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OperatingIT {
  private static final String CALLS = "/api/v1/calls";
  private static final String BECAUSE = "{\"reason\":\"a test\"}";

  private final RelayApi relay;
  private final SimulatedTruePulse truePulse;

  /** Of this test's calls alone. */
  private final String customer = "c-" + UUID.randomUUID();

  OperatingIT(RelayApi relay, SimulatedTruePulse truePulse) {
    this.relay = relay;
    this.truePulse = truePulse;
  }

  @Test
  void calls_are_found_page_by_page_newest_first_and_their_numbers_are_masked() {
    List<String> posted = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      PostedCall call = ours();
      relay.accept(call);
      posted.add(0, call.id());
    }

    List<String> found = new ArrayList<>();
    String next = "";
    while (next != null) {
      JsonPath page =
          relay
              .operator()
              .queryParam("customer", customer)
              .queryParam("limit", 2)
              .queryParam("cursor", next)
              .get(CALLS)
              .then()
              .statusCode(200)
              .body("calls.tpCallerNumber", everyItem(equalTo("******2345")))
              .body("calls.tpDIDNumber", everyItem(equalTo("*******2345")))
              .extract()
              .jsonPath();
      found.addAll(page.getList("calls.tpCallID", String.class));
      next = page.getString("next");
    }

    assertThat(found).containsExactlyInAnyOrderElementsOf(posted);
  }

  @Test
  void a_call_is_found_by_what_people_know_of_it() {
    PostedCall call = ours().with("tpCallStatus", "Missed");
    relay.accept(call);
    eventually(() -> assertThat(relay.state(call.id())).isEqualTo("DELIVERED"));

    for (String query :
        List.of(
            "q=" + call.id(),
            "q=" + customer,
            "customer=" + customer + "&caller=98410-12345&did=2345",
            "customer=" + customer + "&state=DELIVERED,QUEUED&status=Missed",
            "customer=" + customer + "&from=2020-01-01T00:00:00Z")) {
      relay.operator().get(CALLS + "?" + query).then().body("calls.tpCallID", hasItem(call.id()));
    }
    for (String query :
        List.of("status=Busy", "to=2020-01-01T00:00:00Z", "attention=true", "caller=0000")) {
      relay
          .operator()
          .get(CALLS + "?customer=" + customer + "&" + query)
          .then()
          .statusCode(200)
          .body("calls", hasSize(0));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/calls?limit=0, limit",
    "/api/v1/calls?state=GONE, state",
    "/api/v1/calls?from=today, from",
    "/api/v1/calls?cursor=x, cursor",
    "/api/v1/calls?colour=red, colour",
    "/api/v1/acts?to=today, to",
    "/api/v1/replays?limit=x, limit",
    "/api/v1/quarantine?state=x, state"
  })
  void a_wrong_parameter_is_named(String path, String field) {
    relay
        .operator()
        .get(path)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("violations.field", hasItem(field));
  }

  @Test
  void numbers_are_shown_to_whoever_asks_and_it_is_written_down() {
    PostedCall call = ours();
    relay.accept(call);

    act(call, "numbers").body("tpCallerNumber", equalTo("9841012345"));

    assertThat(actions(call.id())).containsExactly("numbers-shown");
  }

  /** The numbers are asked for by GET. */
  private ValidatableResponse act(PostedCall call, String what) {
    return relay.operator().get(CALLS + "/{id}/" + what, call.id()).then().statusCode(200);
  }

  @Test
  void a_failing_call_tells_what_happens_next_is_tried_when_asked_and_withdrawn_for_good() {
    PostedCall call = ours();
    truePulse.script(call.id(), Answer.error("9841012345 is not known"));
    relay.accept(call);
    eventually(() -> assertThat(relay.journey(call.id()).getInt("attemptCount")).isPositive());

    JsonPath journey = relay.journey(call.id());
    assertThat(journey.getString("next.what")).isIn("RETRY", "ATTEMPT");
    assertThat(journey.getString("next.words")).isNotBlank();
    assertThat(journey.getString("attempts[0].answer"))
        .contains("******2345 is not known")
        .doesNotContain("9841012345");

    post(call, "retry").statusCode(200).body("words", notNullValue());
    post(call, "withdraw").statusCode(200).body("state", equalTo("WITHDRAWN"));
    post(call, "withdraw").statusCode(409).body("state", equalTo("WITHDRAWN"));
    post(call, "retry").statusCode(409);
    assertThat(relay.journey(call.id()).getString("next.what")).isEqualTo("NOTHING");
    assertThat(relay.journey(call.id()).getList("acts.action", String.class))
        .containsExactlyInAnyOrder("call-retried", "call-withdrawn");
    assertThat(actions(call.id())).containsExactlyInAnyOrder("call-retried", "call-withdrawn");
  }

  @Test
  void a_call_is_not_withdrawn_without_a_reason_and_nobody_s_call_not_at_all() {
    PostedCall call = ours();
    relay.accept(call);

    relay
        .operator()
        .contentType("application/json")
        .body("{}")
        .post(CALLS + "/{id}/withdraw", call.id())
        .then()
        .statusCode(422)
        .body("violations.field", hasItem("reason"));
    post(PostedCall.answered(), "withdraw").statusCode(404);
    post(PostedCall.answered(), "retry").statusCode(404);
  }

  private ValidatableResponse post(PostedCall call, String act) {
    return relay
        .operator()
        .contentType("application/json")
        .body(BECAUSE)
        .post(CALLS + "/{id}/" + act, call.id())
        .then();
  }

  @Test
  void a_replay_is_looked_at_first_and_then_worked_off() {
    for (int i = 0; i < 3; i++) {
      PostedCall call = ours();
      truePulse.script(call.id(), Answer.status(429).withRetryAfter("3"));
      relay.accept(call);
    }
    eventually(() -> assertThat(preview().getInt("calls")).isEqualTo(3));
    String token = preview().getString("token");

    start("{\"token\":\"" + token + "\"}")
        .statusCode(422)
        .body("violations.field", hasItem("reason"));
    String id =
        start("{\"token\":\"" + token + "\",\"reason\":\"they are back\"}")
            .statusCode(202)
            .extract()
            .path("id");
    start("{\"token\":\"" + token + "\",\"reason\":\"again\"}").statusCode(409);

    eventually(
        () ->
            relay
                .operator()
                .get("/api/v1/replays/{id}", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("filter.customer", equalTo(customer)));
    relay.operator().get("/api/v1/replays").then().body("replays.id", hasItem(id));
    start("/api/v1/replays/" + id + "/cancel", BECAUSE).statusCode(409);
    assertThat(actions(id)).containsExactlyInAnyOrder("replay-started", "replay-finished");
  }

  private JsonPath preview() {
    return start("{\"dryRun\":true,\"filter\":{\"customer\":\"" + customer + "\"}}")
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private ValidatableResponse start(String body) {
    return start("/api/v1/replays", body);
  }

  private ValidatableResponse start(String path, String body) {
    return relay.operator().contentType("application/json").body(body).post(path).then();
  }

  @Test
  void a_rejected_body_is_mended_resubmitted_and_delivered() {
    PostedCall right = ours();
    String id = rejected(right.with("tpCallStatus", "Gone"));
    String path = "/api/v1/quarantine/" + id;

    relay
        .operator()
        .get(path)
        .then()
        .body("state", equalTo("OPEN"))
        .body("violations.field", hasItem("tpCallStatus"))
        .body("tpCallID", equalTo(right.id()))
        .body("resolvedAt", nullValue());
    assertThat(relay.operator().get(path).asString()).doesNotContain("9841012345");
    assertThat(relay.operator().get(path + "/body").jsonPath().getString("body"))
        .contains("9841012345");

    String wrong = right.with("tpCallStatus", "Lost").json();
    start(path + "/resubmit", mended(wrong, false))
        .statusCode(422)
        .body("quarantineId", equalTo(id));
    start(path + "/resubmit", mended(right.json(), true))
        .statusCode(200)
        .body("valid", equalTo(true));
    relay.operator().get(CALLS + "/{id}", right.id()).then().statusCode(404);
    start(path + "/resubmit", mended(right.json(), false))
        .statusCode(200)
        .body("tpCallID", equalTo(right.id()));

    eventually(() -> assertThat(relay.state(right.id())).isEqualTo("DELIVERED"));
    start(path + "/resubmit", mended(right.json(), false)).statusCode(409);
    start(path + "/discard", BECAUSE).statusCode(409);
    relay
        .operator()
        .get("/api/v1/quarantine?state=RESUBMITTED")
        .then()
        .body("items.id", hasItem(id))
        .body("items.became", hasItem(right.id()));
    assertThat(actions(id))
        .containsExactlyInAnyOrder("quarantine-body-shown", "quarantine-resubmitted");
  }

  @Test
  void a_rejected_body_that_is_worth_nothing_is_discarded_with_a_reason() {
    String id = rejected(ours().with("tpCallStatus", "Gone"));
    String path = "/api/v1/quarantine/" + id + "/discard";

    start(path, "{}").statusCode(422);
    start(path, BECAUSE).statusCode(200).body("state", equalTo("DISCARDED"));
    start("/api/v1/quarantine/" + UUID.randomUUID() + "/discard", BECAUSE).statusCode(404);
    relay
        .operator()
        .get("/api/v1/quarantine?state=DISCARDED")
        .then()
        .body("items.id", hasItem(id))
        .body("items.reason", hasItem("a test"));
  }

  private String rejected(PostedCall wrong) {
    String id = relay.post(wrong).then().statusCode(422).extract().path("quarantineId");
    eventually(() -> relay.operator().get("/api/v1/quarantine/" + id).then().statusCode(200));
    return id;
  }

  private static String mended(String body, boolean dryRun) {
    String escaped = body.replace("\\", "\\\\").replace("\"", "\\\"");
    return "{\"body\":\"" + escaped + "\",\"reason\":\"a typo\",\"dryRun\":" + dryRun + "}";
  }

  @Test
  void pausing_is_written_down_with_its_reason() {
    relay.pause();
    relay.resume();

    relay
        .operator()
        .get("/api/v1/acts?action=delivery-paused&limit=1")
        .then()
        .body("acts[0].reason", equalTo("a test"))
        .body("acts[0].by", notNullValue())
        .body("acts[0].at", notNullValue());
  }

  @Test
  void the_overview_tells_how_the_relay_is() {
    relay.accept(ours());

    eventually(
        () ->
            relay
                .operator()
                .get("/api/v1/overview")
                .then()
                .statusCode(200)
                .body("health.words", notNullValue())
                .body("delivery.state", equalTo("OPEN"))
                .body("ledger.up", equalTo(true))
                .body("undelivered.count", equalTo(0))
                .body("perMinute.accepted", hasSize(60))
                .body("perMinute.delivered", hasSize(60))
                .body("delay.calls", notNullValue()));
  }

  private List<String> actions(String target) {
    return relay
        .operator()
        .queryParam("target", target)
        .get("/api/v1/acts")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("acts.action", String.class);
  }

  private PostedCall ours() {
    return PostedCall.answered().with("tpCustomerID", customer);
  }
}
