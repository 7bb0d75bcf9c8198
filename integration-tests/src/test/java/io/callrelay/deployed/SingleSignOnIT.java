package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.callrelay.support.OpenIdProvider;
import io.callrelay.support.RelayApi;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logging in by OpenID Connect, with a real provider. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SingleSignOnIT {
  private static final String SESSION = "relay-session";
  private static final String CSRF = "X-Relay-CSRF";
  private static final String RESUME = "/api/v1/delivery/resume";

  private final RelayApi relay;
  private final OpenIdProvider provider;
  private final String name = "carla-" + UUID.randomUUID();

  SingleSignOnIT(RelayApi relay, OpenIdProvider provider) {
    this.relay = relay;
    this.provider = provider;
  }

  @ParameterizedTest
  @CsvSource({"look, viewer, 403, 403", "ops, operator, 200, 403", "boss, admin, 200, 200"})
  void each_role_of_the_provider_is_one_here(String there, String here, int acts, int admits) {
    provider.vouchesFor(name, "staff", there);
    Response in = logIn();

    Response me = as(in).get("/api/v1/me");
    me.then().statusCode(200).body("name", equalTo("oidc:" + name)).body("roles", hasItem(here));
    String csrf = me.jsonPath().getString("csrf");
    as(in).get("/api/v1/status").then().statusCode(200);
    as(in).body("{}").post(RESUME).then().statusCode(403);
    as(in).header(CSRF, csrf).body("{}").post(RESUME).then().statusCode(acts);
    as(in).get("/api/v1/users").then().statusCode(admits);
  }

  @Test
  void a_log_in_is_recorded_and_ends_here_and_with_the_provider() {
    provider.vouchesFor(name, "ops");
    Response in = logIn();
    assertThat(in.getHeader("Location")).isEqualTo(relay.root() + "/console/");
    Cookie session = in.getDetailedCookie(SESSION);
    assertThat(session.isHttpOnly()).isTrue();
    assertThat(session.getSameSite()).isEqualTo("Strict");
    assertThat(lifetime(in.getDetailedCookie(Walk.COOKIE))).isLessThanOrEqualTo(Duration.ZERO);
    relay
        .operator()
        .queryParam("target", "oidc:" + name)
        .get("/api/v1/acts")
        .then()
        .body("acts[0].action", equalTo("signed-in"))
        .body("acts[0].by", equalTo("oidc:" + name))
        .body("acts[0].outcome", equalTo("signed in by OpenID Connect as operator"));

    String csrf = as(in).get("/api/v1/me").jsonPath().getString("csrf");
    Response out = as(in).header(CSRF, csrf).post("/console/logout");

    out.then().statusCode(200);
    assertThat(out.jsonPath().getString("continue"))
        .startsWith(provider.issuer() + "/")
        .contains("post_logout_redirect_uri=", "client_id=relay");
    as(in).get("/api/v1/status").then().statusCode(401);
  }

  @Test
  void the_browser_keeps_what_binds_the_log_in_to_it_and_the_provider_does_not_see_it() {
    Walk walk = Walk.begin(relay);
    Cookie cookie = walk.begun().getDetailedCookie(Walk.COOKIE);

    walk.begun().then().statusCode(303).header("Cache-Control", "no-store");
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Lax");
    assertThat(lifetime(cookie)).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(10));
    assertThat(cookie.getPath()).isEqualTo("/console/oidc");
    assertThat(Walk.address(walk.begun()).toString())
        .startsWith(provider.issuer() + "/authorize?")
        .contains("code_challenge_method=S256", "nonce=")
        .doesNotContain(cookie.getValue().substring(0, 43), "client-secret");
  }

  /** Servers tell browsers how long it lasts, or until when. */
  private static Duration lifetime(Cookie cookie) {
    return cookie.hasMaxAge()
        ? Duration.ofSeconds(cookie.getMaxAge())
        : Duration.between(Instant.now(), cookie.getExpiryDate().toInstant());
  }

  @Test
  void whoever_has_no_role_is_not_let_in() {
    provider.vouchesFor(name, "staff");

    refused(logIn(), "no-role");
  }

  @Test
  void tokens_that_expired_or_are_for_another_client_let_nobody_in() {
    provider.vouchesFor(name, "boss");
    provider.givesTokensThatExpiredBefore(60);
    refused(logIn(), "not-verified");

    provider.vouchesFor(name, "boss");
    provider.claims("aud", "shop");
    refused(logIn(), "not-verified");

    provider.vouchesFor(name, "boss");
    provider.claims("nonce", "another");
    refused(logIn(), "not-verified");

    provider.vouchesFor(name, "boss");
    provider.claims("iss", "https://sso.example.com");
    refused(logIn(), "not-verified");
  }

  @Test
  void an_answer_is_taken_once_and_in_its_own_browser_only() {
    provider.vouchesFor(name, "boss");
    Walk walk = Walk.begin(relay);
    URI answer = walk.throughTheProvider();

    refused(Walk.backInAnotherBrowser(answer), "not-begun-here");
    refused(Walk.begin(relay).back(answer), "not-begun-here");
    refused(walk.backWith("code=x&state=another"), "not-begun-here");
    assertThat(walk.back(answer).getCookie(SESSION)).isNotBlank();
    refused(walk.back(answer), "used");
  }

  @Test
  void what_the_provider_says_of_an_error_is_said_in_our_own_words_only() {
    Walk denied = Walk.begin(relay);
    refused(denied.backWith("error=access_denied&state=" + denied.state()), "denied");
    Walk broken = Walk.begin(relay);
    refused(
        broken.backWith(
            "error=%3Cscript%3E&error_description=%3Cimg%20src%3Dx%3E&state=" + broken.state()),
        "provider-error");
    Walk empty = Walk.begin(relay);
    refused(empty.backWith("state=" + empty.state()), "provider-error");
  }

  @Test
  void no_request_says_where_a_browser_goes_afterwards() {
    provider.vouchesFor(name, "boss");
    Walk walk = Walk.begin(relay);
    URI answer = walk.throughTheProvider();

    Response in = walk.backAt("evil.example", URI.create(answer + "&redirect_uri=//evil.example"));

    assertThat(in.getHeader("Location")).isEqualTo(relay.root() + "/console/");
    assertThat(in.getCookie(SESSION)).isNotBlank();
  }

  @Test
  void while_the_provider_is_down_built_in_users_log_in() throws IOException {
    provider.vouchesFor(name, "ops");
    logIn();
    Walk walk = Walk.begin(relay);
    URI answer = walk.throughTheProvider();
    provider.close();
    try {
      refused(walk.back(answer), "unreachable");
      relay
          .anonymous()
          .contentType("application/json")
          .body("{\"user\":\"admin\",\"password\":\"%s\"}".formatted(ServerOptions.ADMIN_PASSWORD))
          .post("/console/login")
          .then()
          .statusCode(200);
      relay.readiness().then().statusCode(200);
    } finally {
      provider.start();
    }
    eventually(() -> assertThat(logIn().getCookie(SESSION)).isNotBlank());
  }

  @Test
  void the_log_in_page_is_told_where_the_button_leads_and_nothing_secret() {
    relay
        .anonymous()
        .get("/console/oidc")
        .then()
        .statusCode(200)
        .body("label", equalTo("Log in with single sign-on"))
        .body("address", equalTo(relay.root() + "/console/oidc/login"))
        .body("size()", equalTo(2));
  }

  @Test
  void what_the_provider_vouches_for_is_no_built_in_user() {
    provider.vouchesFor("admin", "look");
    Response in = logIn();
    as(in).get("/api/v1/me").then().body("name", equalTo("oidc:admin"));
    as(in).get("/api/v1/me").then().body("roles", not(hasItem("admin")));
  }

  private Response logIn() {
    Walk walk = Walk.begin(relay);
    return walk.back(walk.throughTheProvider());
  }

  private void refused(Response answer, String why) {
    answer.then().statusCode(303);
    assertThat(answer.getHeader("Location")).isEqualTo(relay.root() + "/console/?refused=" + why);
    assertThat(answer.getCookie(SESSION)).isNull();
    assertThat(answer.body().asString()).isEmpty();
  }

  private RequestSpecification as(Response in) {
    return relay.anonymous().contentType("application/json").cookie(SESSION, in.getCookie(SESSION));
  }
}
