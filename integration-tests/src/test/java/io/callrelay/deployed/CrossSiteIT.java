package io.callrelay.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callrelay.support.LedgerDatabase;
import io.callrelay.support.RelayApi;
import io.callrelay.support.ServedApi;
import io.callrelay.support.ServedApi.Operation;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of another site can make the browser of somebody who is logged in send. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CrossSiteIT {
  private static final String COOKIE = "relay-session";
  private static final String CSRF = "X-Relay-CSRF";
  private static final String EVIL = "https://evil.example";

  private final RelayApi relay;
  private final LedgerDatabase ledger;
  private String cookie = "";
  private String csrf = "";

  CrossSiteIT(RelayApi relay, LedgerDatabase ledger) {
    this.relay = relay;
    this.ledger = ledger;
  }

  @BeforeEach
  void an_admin_is_logged_in() {
    Response in = logIn(relay.anonymous());
    cookie = in.getCookie(COOKIE);
    csrf = in.jsonPath().getString("csrf");
  }

  private static Response logIn(RequestSpecification request) {
    return request
        .contentType("application/json")
        .body("{\"user\":\"admin\",\"password\":\"%s\"}".formatted(ServerOptions.ADMIN_PASSWORD))
        .post("/console/login");
  }

  @TestFactory
  Stream<DynamicTest> without_its_own_csrf_token_a_session_changes_nothing_at_any_path() {
    String others = logIn(relay.anonymous()).jsonPath().getString("csrf");
    List<String> wrong =
        List.of("", others, UUID.randomUUID().toString(), cookie, csrf.substring(1), csrf + csrf);
    return everyChange(
        operation -> {
          refused(operation, session(), "csrf");
          for (String token : wrong) {
            refused(operation, session().header(CSRF, token), "csrf");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> with_it_neither_when_the_browser_says_that_another_site_sent_it() {
    return everyChange(
        operation -> {
          for (String origin : List.of(EVIL, "null", "http://127.0.0.1:1")) {
            refused(operation, proven().header("Origin", origin), "other-site");
          }
          for (String site : List.of("cross-site", "same-site")) {
            refused(operation, proven().header("Sec-Fetch-Site", site), "other-site");
          }
        });
  }

  private interface Tried {
    void on(Operation operation);
  }

  /** The log-out, which the API's description does not know, among them. */
  private Stream<DynamicTest> everyChange(Tried tried) {
    List<Operation> changes =
        Stream.concat(
                ServedApi.operations(relay).stream().filter(Operation::changesSomething),
                Stream.of(new Operation("POST", "/console/logout")))
            .toList();
    assertThat(changes).hasSizeGreaterThan(10);
    return changes.stream()
        .map(
            operation ->
                KeptState.unchangedBy(
                    ledger,
                    operation,
                    () -> {
                      tried.on(operation);
                      session().get("/api/v1/me").then().statusCode(200);
                    }));
  }

  private void refused(Operation operation, RequestSpecification as, String why) {
    Map<String, String> any =
        Map.of("tpCallID", "any", "id", UUID.randomUUID().toString(), "name", "admin");
    operation.send(as, any).then().statusCode(403).body("type", endsWith(":" + why));
  }

  @Test
  void the_console_s_own_requests_pass() {
    String root = relay.root().toString();
    for (RequestSpecification own :
        List.of(
            proven(),
            proven().header("Origin", root),
            proven().header("Origin", root).header("Sec-Fetch-Site", "same-origin"))) {
      own.contentType("application/json")
          .body("{\"reason\":\"ours\"}")
          .post("/api/v1/delivery/resume")
          .then()
          .statusCode(200);
    }
  }

  @Test
  void another_site_logs_nobody_in() {
    Response answer = logIn(relay.anonymous().header("Origin", EVIL));

    answer.then().statusCode(403);
    assertThat(answer.getCookie(COOKIE)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", ""})
  void a_form_logs_nobody_in(String type) {
    RequestSpecification request =
        relay.anonymous().body("{\"user\":\"admin\",\"password\":\"x\"}");
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }

    request.post("/console/login").then().statusCode(415);
  }

  @ParameterizedTest
  @CsvSource({"X-HTTP-Method-Override, DELETE", "X-HTTP-Method, DELETE", "X-Method-Override, POST"})
  void a_look_cannot_be_turned_into_an_act(String header, String method) {
    KeptState kept = KeptState.of(ledger);

    session().header(header, method).get("/api/v1/users/admin").then().statusCode(405);
    session().get("/api/v1/users/admin?_method=" + method).then().statusCode(405);

    kept.isUnchanged();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/status", "/api/v1/me", "/openapi", "/metrics", "/health/ready"})
  void no_other_site_s_script_reads_an_answer(String path) {
    assumeTrue(DeployedRelay.guardsTheDescription() || !path.equals("/openapi"));
    for (Response answer :
        List.of(
            session().header("Origin", EVIL).get(path),
            session()
                .header("Origin", EVIL)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", CSRF)
                .options(path))) {
      assertThat(answer.getHeader("Access-Control-Allow-Origin")).isNull();
      assertThat(answer.getHeader("Access-Control-Allow-Credentials")).isNull();
      assertThat(answer.getHeader("Access-Control-Allow-Headers")).isNull();
    }
  }

  private RequestSpecification session() {
    return relay.anonymous().cookie(COOKIE, cookie);
  }

  private RequestSpecification proven() {
    return session().header(CSRF, csrf);
  }
}
