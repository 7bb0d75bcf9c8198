package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.support.LedgerDatabase;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.callrelay.support.ServedApi;
import io.callrelay.support.ServedApi.Operation;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every path and method that the relay serves, asked by those who may not. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TokensOnEveryPathIT {
  private static final String ANY = UUID.randomUUID().toString();

  /** Who may use what, said once more and by hand. A path that is missing here fails a test. */
  private static final String RULES =
      """
      POST   /api/v1/calls                           intake
      GET    /api/v1/calls                           viewer operator admin
      GET    /api/v1/calls/{tpCallID}                intake viewer operator admin
      GET    /api/v1/calls/{tpCallID}/numbers        operator admin
      POST   /api/v1/calls/{tpCallID}/retry          operator admin
      POST   /api/v1/calls/{tpCallID}/withdraw       operator admin
      GET    /api/v1/status                          viewer operator admin
      GET    /api/v1/overview                        viewer operator admin
      GET    /api/v1/overview/events                 viewer operator admin
      POST   /api/v1/delivery/pause                  operator admin
      POST   /api/v1/delivery/resume                 operator admin
      GET    /api/v1/acts                            viewer operator admin
      GET    /api/v1/quarantine                      viewer operator admin
      GET    /api/v1/quarantine/{id}                 viewer operator admin
      GET    /api/v1/quarantine/{id}/body            operator admin
      POST   /api/v1/quarantine/{id}/discard         operator admin
      POST   /api/v1/quarantine/{id}/resubmit        operator admin
      GET    /api/v1/replays                         viewer operator admin
      POST   /api/v1/replays                         operator admin
      GET    /api/v1/replays/{id}                    viewer operator admin
      POST   /api/v1/replays/{id}/cancel             operator admin
      GET    /api/v1/incidents                       viewer operator admin
      GET    /api/v1/incidents/{id}                  viewer operator admin
      GET    /api/v1/support-bundle                  viewer operator admin
      POST   /api/v1/personal-data/export            admin
      POST   /api/v1/personal-data/erase             admin
      GET    /api/v1/me                              intake viewer operator admin
      POST   /api/v1/me/password                     viewer operator admin
      GET    /api/v1/tokens                          admin
      POST   /api/v1/tokens                          admin
      DELETE /api/v1/tokens/{id}                     admin
      GET    /api/v1/users                           admin
      POST   /api/v1/users                           admin
      POST   /api/v1/users/{name}/password           admin
      DELETE /api/v1/users/{name}                    admin
      """;

  private static final Map<String, String> TOKENS =
      Map.of(
          "intake", ServerOptions.INTAKE_TOKEN,
          "viewer", ServerOptions.VIEWER_TOKEN,
          "operator", ServerOptions.OPERATOR_TOKEN,
          "admin", ServerOptions.ADMIN_TOKEN);

  /** Beside the API, the server's own pages. */
  private static final List<Operation> BESIDE =
      Stream.of("/metrics", "/metrics/", "/metrics/base", "/openapi", "/openapi/", "/openapi?x=1")
          .filter(path -> DeployedRelay.guardsTheDescription() || !path.startsWith("/openapi"))
          .map(path -> new Operation("GET", path))
          .toList();

  private final RelayApi relay;
  private final LedgerDatabase ledger;
  private final SimulatedTruePulse truePulse;
  private final PostedCall call = PostedCall.answered();
  private String quarantined = "";

  TokensOnEveryPathIT(RelayApi relay, LedgerDatabase ledger, SimulatedTruePulse truePulse) {
    this.relay = relay;
    this.ledger = ledger;
    this.truePulse = truePulse;
  }

  /** So that there is something to be harmed. */
  @BeforeEach
  void a_call_and_a_rejected_body_are_known() {
    relay.accept(call);
    quarantined =
        relay
            .post(PostedCall.answered().with("tpCallStatus", "Gone"))
            .then()
            .statusCode(422)
            .extract()
            .path("quarantineId");
    eventually(() -> assertThat(relay.state(call.id())).isEqualTo("DELIVERED"));
    eventually(
        () -> relay.operator().get("/api/v1/quarantine/" + quarantined).then().statusCode(200));
  }

  @TestFactory
  Stream<DynamicTest> whoever_is_not_known_is_answered_401_and_nothing_is_done() {
    Map<String, UnaryOperator<RequestSpecification>> strangers = strangers();
    return Stream.concat(ServedApi.operations(relay).stream(), BESIDE.stream())
        .map(
            operation ->
                KeptState.unchangedBy(
                    ledger,
                    operation,
                    () -> {
                      strangers.forEach((who, as) -> refused(operation, who, as, 401));
                      assertThat(truePulse.arrivals("forged")).isEmpty();
                    }));
  }

  private Map<String, UnaryOperator<RequestSpecification>> strangers() {
    String operator = ServerOptions.OPERATOR_TOKEN;
    Map<String, UnaryOperator<RequestSpecification>> strangers = new LinkedHashMap<>();
    strangers.put("nobody", request -> request);
    strangers.put("a forged token", bearer(UUID.randomUUID().toString()));
    strangers.put("a token cut short", bearer(operator.substring(0, operator.length() - 1)));
    strangers.put("a token in capitals", bearer(operator.toUpperCase(java.util.Locale.ROOT)));
    strangers.put("a revoked token", bearer(revoked()));
    strangers.put(
        "a token as a password", request -> request.auth().preemptive().basic("anna", operator));
    strangers.put("a forged session", request -> request.cookie("relay-session", operator));
    return strangers;
  }

  private static UnaryOperator<RequestSpecification> bearer(String token) {
    return request -> request.header("Authorization", "Bearer " + token);
  }

  /** One of an admin, which opened everything a moment ago. */
  private String revoked() {
    JsonPath made =
        bearer(ServerOptions.ADMIN_TOKEN)
            .apply(relay.anonymous())
            .contentType("application/json")
            .body("{\"name\":\"revoked\",\"role\":\"admin\"}")
            .post("/api/v1/tokens")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    UnaryOperator<RequestSpecification> it = bearer(made.getString("token"));
    it.apply(relay.anonymous()).get("/api/v1/users").then().statusCode(200);
    bearer(ServerOptions.ADMIN_TOKEN)
        .apply(relay.anonymous())
        .delete("/api/v1/tokens/{id}", made.getString("id"))
        .then()
        .statusCode(204);
    eventually(() -> it.apply(relay.anonymous()).get("/api/v1/users").then().statusCode(401));
    return made.getString("token");
  }

  @TestFactory
  Stream<DynamicTest> whoever_lacks_the_role_is_answered_403_and_nothing_is_done() {
    Map<String, List<String>> rules = rules();
    return ServedApi.operations(relay).stream()
        .map(
            operation ->
                KeptState.unchangedBy(
                    ledger,
                    operation,
                    () -> {
                      List<String> allowed = rules.get(operation.toString());
                      assertThat(allowed).as("a rule for " + operation).isNotNull();
                      TOKENS.keySet().stream()
                          .filter(role -> !allowed.contains(role))
                          .forEach(role -> refused(operation, role, bearer(TOKENS.get(role)), 403));
                    }));
  }

  @Test
  void the_rules_here_are_those_of_the_paths_that_are_served() {
    assertThat(ServedApi.operations(relay))
        .extracting(Operation::toString)
        .containsExactlyInAnyOrderElementsOf(rules().keySet());
  }

  @Test
  void figures_are_for_viewers_and_the_description_for_whoever_is_known() {
    relay.telephony().get("/openapi").then().statusCode(200);
    relay.operator().get("/openapi").then().statusCode(200);
    relay.operator().get("/metrics").then().statusCode(200);
    for (String path : List.of("/metrics", "/metrics/", "/metrics/base")) {
      relay.telephony().get(path).then().statusCode(403);
    }
  }

  private static Map<String, List<String>> rules() {
    Map<String, List<String>> rules = new LinkedHashMap<>();
    RULES
        .lines()
        .map(line -> List.of(line.split(" +")))
        .forEach(
            words -> rules.put(words.get(0) + " " + words.get(1), words.subList(2, words.size())));
    return rules;
  }

  private void refused(
      Operation operation, String who, UnaryOperator<RequestSpecification> as, int status) {
    Response answer =
        operation.send(
            as.apply(relay.anonymous()),
            Map.of(
                "tpCallID",
                call.id(),
                "id",
                operation.path().contains("quarantine") ? quarantined : ANY,
                "name",
                "admin"));
    assertThat(answer.statusCode()).as("%s, asked by %s", operation, who).isEqualTo(status);
    answer.then().contentType("application/problem+json").body("status", equalTo(status));
    if (status == 401) {
      answer.then().header("WWW-Authenticate", startsWith("Bearer"));
    }
  }
}
