package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.restassured.http.Cookie;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Logging in to the console, and what a log-in may do. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsoleAccessIT {
  private static final String COOKIE = "relay-session";
  private static final String CSRF = "X-Relay-CSRF";
  private static final String RESUME = "/api/v1/delivery/resume";

  private final RelayApi relay;

  ConsoleAccessIT(RelayApi relay) {
    this.relay = relay;
  }

  @Test
  void an_admin_logs_in_acts_with_the_token_and_logs_out() {
    Response in = logIn("admin", ServerOptions.ADMIN_PASSWORD);
    in.then().statusCode(200).body("roles", contains("viewer", "operator", "admin"));
    Cookie cookie = in.getDetailedCookie(COOKIE);
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Strict");
    String csrf = in.jsonPath().getString("csrf");

    as(cookie).get("/api/v1/me").then().statusCode(200).body("csrf", equalTo(csrf));
    as(cookie).get("/api/v1/status").then().statusCode(200);
    as(cookie).header(CSRF, csrf).body("{}").post(RESUME).then().statusCode(200);
    as(cookie).header(CSRF, csrf).post("/console/logout").then().statusCode(204);

    as(cookie).get("/api/v1/status").then().statusCode(401);
  }

  @Test
  void without_its_own_token_a_session_changes_nothing() {
    Cookie cookie = logIn("admin", ServerOptions.ADMIN_PASSWORD).getDetailedCookie(COOKIE);
    String others = logIn("admin", ServerOptions.ADMIN_PASSWORD).jsonPath().getString("csrf");

    as(cookie).body("{}").post(RESUME).then().statusCode(403).body("type", containsString("csrf"));
    as(cookie).header(CSRF, others).body("{}").post(RESUME).then().statusCode(403);
    as(cookie).post("/console/logout").then().statusCode(403);
    as(cookie).get("/api/v1/me").then().statusCode(200);
  }

  @Test
  void every_log_in_is_a_new_session_and_ends_the_one_before() {
    Cookie first = logIn("admin", ServerOptions.ADMIN_PASSWORD).getDetailedCookie(COOKIE);
    Cookie second =
        as(first)
            .contentType("application/json")
            .body(body("admin", ServerOptions.ADMIN_PASSWORD))
            .post("/console/login")
            .getDetailedCookie(COOKIE);

    assertThat(second.getValue()).isNotEqualTo(first.getValue());
    as(first).get("/api/v1/me").then().statusCode(401);
    as(second).get("/api/v1/me").then().statusCode(200);
  }

  @Test
  void a_user_that_was_removed_is_out_within_seconds() {
    String name = "temp-" + UUID.randomUUID();
    JsonPath made =
        admin()
            .body("{\"name\":\"%s\",\"role\":\"viewer\"}".formatted(name))
            .post("/api/v1/users")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    Response in = logIn(name, made.getString("password"));
    Cookie cookie = in.getDetailedCookie(COOKIE);
    as(cookie).get("/api/v1/status").then().statusCode(200);
    as(cookie)
        .header(CSRF, in.jsonPath().getString("csrf"))
        .body("{}")
        .post(RESUME)
        .then()
        .statusCode(403);

    admin().delete("/api/v1/users/{name}", name).then().statusCode(204);

    eventually(() -> as(cookie).get("/api/v1/status").then().statusCode(401));
    logIn(name, made.getString("password")).then().statusCode(401);
  }

  @Test
  void a_token_that_was_made_posts_calls_until_it_is_revoked() {
    JsonPath made =
        admin()
            .body("{\"name\":\"pbx-pune\"}")
            .post("/api/v1/tokens")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    String token = made.getString("token");
    assertThat(post(token).statusCode()).isEqualTo(202);
    admin()
        .get("/api/v1/tokens")
        .then()
        .statusCode(200)
        .body(not(containsString(token)))
        .body("tokens.name", org.hamcrest.Matchers.hasItem("pbx-pune"));

    admin().delete("/api/v1/tokens/{id}", made.getString("id")).then().statusCode(204);

    eventually(() -> assertThat(post(token).statusCode()).isEqualTo(401));
  }

  @Test
  void a_viewer_looks_and_an_operator_makes_no_tokens() {
    RequestSpecification viewer = bearer(ServerOptions.VIEWER_TOKEN);
    viewer.get("/api/v1/status").then().statusCode(200);
    bearer(ServerOptions.VIEWER_TOKEN).body("{}").post(RESUME).then().statusCode(403);
    relay.operator().get("/api/v1/tokens").then().statusCode(403);
    relay.telephony().get("/api/v1/users").then().statusCode(403);
  }

  @Test
  void a_form_of_another_site_cannot_log_in() {
    relay
        .anonymous()
        .contentType("text/plain")
        .body(body("admin", ServerOptions.ADMIN_PASSWORD))
        .post("/console/login")
        .then()
        .statusCode(415);
  }

  @Test
  void browsers_are_told_what_no_page_does() {
    relay
        .operator()
        .get("/api/v1/status")
        .then()
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
        .header("Referrer-Policy", "no-referrer");
    relay
        .anonymous()
        .get("/console/")
        .then()
        .header("Content-Security-Policy", containsString("script-src 'self';"));
  }

  private Response logIn(String user, String password) {
    return relay
        .anonymous()
        .contentType("application/json")
        .body(body(user, password))
        .post("/console/login");
  }

  private static String body(String user, String password) {
    return "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user, password);
  }

  private RequestSpecification as(Cookie cookie) {
    return relay.anonymous().contentType("application/json").cookie(COOKIE, cookie.getValue());
  }

  private RequestSpecification bearer(String token) {
    return relay
        .anonymous()
        .contentType("application/json")
        .header("Authorization", "Bearer " + token);
  }

  private RequestSpecification admin() {
    return bearer(ServerOptions.ADMIN_TOKEN);
  }

  private Response post(String token) {
    return bearer(token).body(PostedCall.answered().json()).post("/api/v1/calls");
  }
}
