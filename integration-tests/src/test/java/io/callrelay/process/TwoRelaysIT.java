package io.callrelay.process;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callrelay.rig.Closing;
import io.callrelay.rig.Judge;
import io.callrelay.rig.Judge.Finding;
import io.callrelay.rig.OwnBroker;
import io.callrelay.rig.OwnLedger;
import io.callrelay.rig.OwnProxy;
import io.callrelay.rig.RelayClient;
import io.callrelay.rig.RelayProcess;
import io.callrelay.rig.RelaySetup;
import io.callrelay.rig.Telephony;
import io.callrelay.rig.Tool;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.script.Answer;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Two relays on one ledger and one broker, behind HAProxy where it is installed. */
@EnabledIfSystemProperty(named = "relay.long-tests", matches = "true")
class TwoRelaysIT {
  private static final int PER_SECOND = 20;
  private static final int CALLS = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration OTHER_KNOWS_WITHIN = Duration.ofSeconds(10);

  private static SimulatedTruePulse truePulse;
  private static OwnLedger ledger;
  private static OwnBroker broker;
  private static RelayProcess one;
  private static RelayProcess other;

  @BeforeAll
  static void start() {
    truePulse = SimulatedTruePulse.start();
    ledger = OwnLedger.start("two-relays");
    broker = OwnBroker.start("two-relays");
    RelaySetup setup =
        broker
            .usedBy(ledger.usedBy(RelaySetup.of("two-relays", truePulse.webhook())))
            .with("RELAY_RECONCILIATION_INTERVAL", "PT5S")
            .with("RELAY_OPERATOR_TOKENS", "tests:" + RelaySetup.OPERATOR_TOKEN + ":admin")
            .with("RELAY_SUPPORT_WATCH_INTERVAL", "PT1S")
            .with("RELAY_SUPPORT_QUARANTINE_LIMIT", "1");
    one = RelayProcess.start(setup.with("RELAY_NODE", "one"));
    other = RelayProcess.start(setup.another("two-relays-other"));
    one.awaitLedger();
    other.awaitLedger();
  }

  @AfterAll
  static void end() {
    Closing.all(other, one, broker, ledger, truePulse);
  }

  @Test
  void the_same_call_posted_to_both_at_once_is_one_call_and_is_delivered_by_one() {
    List<String> ids = IntStream.range(0, CALLS).mapToObj(i -> "both-" + i).toList();
    List<CompletableFuture<HttpResponse<String>>> answers =
        ids.stream()
            .map(id -> PostedCall.answered(id).json())
            .flatMap(json -> Stream.of(one.client().post(json), other.client().post(json)))
            .toList();
    assertThat(answers.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
        .allMatch(status -> status == 202 || status == 200);
    within(PATIENCE, () -> assertThat(ids).allMatch(truePulse::isAccepted));
    within(
        PATIENCE,
        () ->
            assertThat(other.client().journeys(ids).values())
                .hasSize(CALLS)
                .allMatch(call -> "DELIVERED".equals(call.get("state").asText())));
    long unknown =
        other.client().journeys(ids).values().stream().mapToInt(Judge::unknownOutcomes).sum();
    assertThat(ids.stream().filter(id -> truePulse.postsOnTheWire(id) > 1).count())
        .as("told twice")
        .isLessThanOrEqualTo(unknown);
  }

  @Test
  void who_pauses_one_relay_has_paused_the_other_and_so_it_is_with_resuming() {
    one.client().act("/api/v1/delivery/pause", "{\"reason\":\"both must know\"}");
    within(OTHER_KNOWS_WITHIN, () -> assertThat(gate(other.client())).isEqualTo("PAUSED"));
    other.client().act("/api/v1/delivery/resume", "{\"reason\":\"both must know\"}");
    within(OTHER_KNOWS_WITHIN, () -> assertThat(gate(one.client())).isNotEqualTo("PAUSED"));
  }

  private static String gate(RelayClient relay) {
    return relay.status().at("/delivery/state").asText();
  }

  @Test
  void a_token_that_one_relay_made_opens_the_other_until_it_is_revoked() {
    JsonPath made =
        api(one)
            .operator()
            .contentType("application/json")
            .body("{\"name\":\"second-pbx\",\"role\":\"intake\"}")
            .post("/api/v1/tokens")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    RelayApi withIt =
        new RelayApi(other.setup().url(), made.getString("token"), RelaySetup.OPERATOR_TOKEN);
    within(
        OTHER_KNOWS_WITHIN,
        () -> assertThat(withIt.post(PostedCall.answered()).statusCode()).isEqualTo(202));
    api(one).operator().delete("/api/v1/tokens/{id}", made.getString("id")).then().statusCode(204);
    within(
        OTHER_KNOWS_WITHIN,
        () -> assertThat(withIt.post(PostedCall.answered()).statusCode()).isEqualTo(401));
  }

  @Test
  void a_replay_that_was_previewed_at_one_relay_is_started_at_the_other() {
    PostedCall call = PostedCall.answered();
    truePulse.script(call.id(), Answer.status(503).withRetryAfter("600"), Answer.success());
    api(one).accept(call);
    within(PATIENCE, () -> assertThat(api(one).state(call.id())).isEqualTo("RETRYING"));
    String token =
        replay(one, "{\"dryRun\":true,\"filter\":{\"reason\":[\"HTTP_5XX\"]}}", 200)
            .getString("token");
    replay(other, "{\"token\":\"%s\",\"reason\":\"it is back\"}".formatted(token), 202);
    within(PATIENCE, () -> assertThat(api(one).state(call.id())).isEqualTo("DELIVERED"));
  }

  private static JsonPath replay(RelayProcess relay, String body, int status) {
    return api(relay)
        .operator()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/replays")
        .then()
        .statusCode(status)
        .extract()
        .jsonPath();
  }

  @Test
  void an_incident_is_one_wherever_it_is_looked_at() {
    assertThat(api(other).post("{}").statusCode()).isEqualTo(422);
    within(PATIENCE, () -> assertThat(openIncidents(one)).isNotEmpty());
    assertThat(openIncidents(other)).isEqualTo(openIncidents(one));
  }

  private static List<String> openIncidents(RelayProcess relay) {
    return api(relay)
        .operator()
        .get("/api/v1/incidents?state=OPEN")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("incidents.id", String.class);
  }

  private static RelayApi api(RelayProcess relay) {
    return new RelayApi(relay.setup().url(), RelaySetup.INTAKE_TOKEN, RelaySetup.OPERATOR_TOKEN);
  }

  @Test
  void telephony_sees_no_failure_when_one_relay_behind_the_proxy_is_stopped_and_started_again() {
    assumeTrue(Tool.isThere(OwnProxy.PROGRAM), "haproxy (Debian: haproxy) is not installed");
    try (OwnProxy proxy = OwnProxy.start("two-relays", one.setup(), other.setup());
        Telephony telephony = new Telephony(proxy.client(), "rolling").at(PER_SECOND)) {
      telephony.awaitAnswers(2 * PER_SECOND);
      other.stop();
      telephony.awaitAnswers(2 * PER_SECOND);
      other = RelayProcess.start(other.setup());
      proxy.awaitSeen("relay-b", true);
      telephony.awaitAnswers(2 * PER_SECOND);
      telephony.finish();
      telephony.requireAllTaken();
      Finding finding = new Judge(truePulse, one.client()).judge(telephony.posts());
      System.out.printf("One of two stopped and started behind the proxy: %s%n", finding);
      assertThat(finding.extraPosts()).isLessThanOrEqualTo(finding.unknownOutcomes());
    }
  }
}
