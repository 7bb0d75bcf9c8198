package io.callrelay.simulator.mutant;

import static io.callrelay.simulator.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatedTruePulseExtension;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.script.Answer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReferenceIntegrationTest {
  private static final Duration WIDE = Duration.ofSeconds(60);

  @RegisterExtension
  static final SimulatedTruePulseExtension EXTENSION = new SimulatedTruePulseExtension();

  private final SimulatedTruePulse truePulse = EXTENSION.simulator();
  private final ReferenceIntegration integration = ReferenceIntegration.start();

  @BeforeEach
  void point() {
    integration.pointAt(truePulse.webhook());
  }

  @AfterEach
  void stop() {
    integration.close();
  }

  private int post(String token, JsonObject call) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(integration.intake())
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(call.encode()))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private int post(JsonObject call) throws IOException, InterruptedException {
    return post(integration.token(), call);
  }

  private void awaitAccepted(String callId) {
    await().atMost(WIDE).until(() -> truePulse.isAccepted(callId));
  }

  @Test
  void a_call_that_is_taken_arrives_once_and_as_it_was_given() throws Exception {
    assertThat(post(call("c", "tpCustomerName", "वरुण"))).isEqualTo(202);

    awaitAccepted("c");
    assertThat(truePulse.arrivals("c"))
        .singleElement()
        .extracting(arrival -> arrival.request().bodyText())
        .isEqualTo(call("c", "tpCustomerName", "वरुण").encode());
  }

  @Test
  void whatever_goes_wrong_the_same_bytes_come_again_until_success() throws Exception {
    truePulse.script(
        "c",
        Answer.error("no"),
        Answer.status(503).withRetryAfter("Thu, 01 Jan 1970 00:00:00 GMT"),
        Answer.success().withStatus(500).notAccepting(),
        Answer.success().truncated().notAccepting(),
        Answer.success().resettingInBody().notAccepting(),
        Answer.resetBeforeHeaders(),
        Answer.redirect(302, "/webhook"),
        Answer.duplicateStatus(),
        Answer.hugeBody(10_000_000),
        Answer.endlessBody(),
        Answer.neverAnswer(),
        Answer.noContent(),
        Answer.success());
    post(call("c"));

    awaitAccepted("c");
    List<Arrival> arrivals = truePulse.arrivals("c");
    assertThat(arrivals).hasSize(13);
    assertThat(arrivals)
        .extracting(a -> a.request().body())
        .containsOnly(arrivals.get(0).request().body());
  }

  @Test
  void calls_survive_a_closed_port_and_do_not_wait_for_each_other() throws Exception {
    truePulse.refuse();
    truePulse.script("poison", Answer.error("never"));
    post(call("poison"));
    post(call("c"));
    truePulse.listen();

    awaitAccepted("c");
    assertThat(truePulse.isAccepted("poison")).isFalse();
  }

  @Test
  void a_retry_after_is_waited_for() throws Exception {
    truePulse.script("c", Answer.status(503).withRetryAfter("1"), Answer.success());
    post(call("c"));

    awaitAccepted("c");
    List<Arrival> arrivals = truePulse.arrivals("c");
    assertThat(Duration.between(arrivals.get(0).at(), arrivals.get(1).at()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void the_intake_refuses_what_is_not_a_call() throws Exception {
    assertThat(post("wrong", call("c"))).isEqualTo(401);
    assertThat(post(call("c").put("tpDTMF", 5))).isEqualTo(400);
    assertThat(post(call("c"))).isEqualTo(202);
    assertThat(post(call("c"))).isEqualTo(202);
    assertThat(post(call("c", "tpDTMF", "5"))).isEqualTo(409);
  }
}
