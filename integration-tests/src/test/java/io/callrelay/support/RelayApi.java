package io.callrelay.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The relay's API as telephony and operators use it.
 *
 * @param root where the relay listens, for example {@code http://127.0.0.1:8080}
 * @param health where its health is told; on some servers that is another port
 * @param intakeToken with which calls are posted
 * @param operatorToken with which everything else is done
 */
public record RelayApi(URI root, URI health, String intakeToken, String operatorToken) {
  private static final RestAssuredConfig CONFIG =
      RestAssuredConfig.config()
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false));

  /** With everything at one place. */
  public RelayApi(URI root, String intakeToken, String operatorToken) {
    this(root, root, intakeToken, operatorToken);
  }

  /** A request without a token. */
  public RequestSpecification anonymous() {
    return to(root);
  }

  private static RequestSpecification to(URI place) {
    return RestAssured.given()
        .spec(new RequestSpecBuilder().setBaseUri(place).setConfig(CONFIG).build());
  }

  /** A request of whoever posts calls. */
  public RequestSpecification telephony() {
    return anonymous().header("Authorization", "Bearer " + intakeToken);
  }

  /** A request of an operator. */
  public RequestSpecification operator() {
    return anonymous().header("Authorization", "Bearer " + operatorToken);
  }

  /** Posts a call. */
  public Response post(PostedCall call) {
    return post(call.json());
  }

  /** Posts a body as JSON in UTF-8. */
  public Response post(String body) {
    return post(body.getBytes(StandardCharsets.UTF_8));
  }

  /** Posts bytes as JSON. */
  public Response post(byte[] body) {
    return telephony().contentType("application/json").body(body).post("/api/v1/calls");
  }

  /** Posts a new call and makes sure that it was accepted. */
  public void accept(PostedCall call) {
    assertThat(post(call).statusCode()).as("answer to a new call").isEqualTo(202);
  }

  /**
   * Posts a new call as telephony does: again, for as long as the answer is that nothing keeps it,
   * as a server may say that is just starting, or that shares a busy machine.
   */
  public void acceptAtLast(PostedCall call) {
    Eventually.eventually(
        () -> assertThat(post(call).statusCode()).as("answer to a new call").isIn(202, 200));
  }

  /** A call with all its attempts. */
  public JsonPath journey(String callId) {
    return operator().get("/api/v1/calls/{id}", callId).then().statusCode(200).extract().jsonPath();
  }

  /** Where a call stands, for example {@code DELIVERED}. */
  public String state(String callId) {
    return journey(callId).getString("state");
  }

  /** How the relay is. */
  public JsonPath status() {
    return operator().get("/api/v1/status").then().statusCode(200).extract().jsonPath();
  }

  /** Stops delivery. */
  public void pause() {
    operator()
        .body("{\"reason\":\"a test\"}")
        .contentType("application/json")
        .post("/api/v1/delivery/pause")
        .then()
        .statusCode(200);
  }

  /** Lets delivery go on. */
  public void resume() {
    operator()
        .body("{\"reason\":\"a test\"}")
        .contentType("application/json")
        .post("/api/v1/delivery/resume")
        .then()
        .statusCode(200);
  }

  /** What {@code /health/ready} says, whatever its status. */
  public Response readiness() {
    return health("/health/ready");
  }

  /** What a path below {@code /health} says, whatever its status. */
  public Response health(String path) {
    return to(health).get(path);
  }
}
