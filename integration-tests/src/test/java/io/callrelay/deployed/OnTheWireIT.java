package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.ledger.Verdict;
import io.callrelay.simulator.script.Answer;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What True Pulse gets (S4, S5), counted and compared byte for byte. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OnTheWireIT {
  private final RelayApi relay;
  private final SimulatedTruePulse truePulse;

  OnTheWireIT(RelayApi relay, SimulatedTruePulse truePulse) {
    this.relay = relay;
    this.truePulse = truePulse;
  }

  @Test
  void the_sample_is_sent_as_it_was_posted() {
    PostedCall call = PostedCall.answered();
    relay.accept(call);

    assertThat(onlyArrival(call.id()).request().bodyText()).isEqualTo(call.json());
  }

  @Test
  void values_stay_as_they_are_and_all_else_is_put_in_order() {
    String id = "wire-" + UUID.randomUUID();
    String posted =
        """
        { "tpCallStatus" : "Abandoned", "note": {"tpDTMF": "9"},
          "tpCallEndTime":"2025-10-23T04:37:31.050000Z", "tpCallStartTime" : "2025-10-23T04:26:31Z",
          "tpDateOfCall":"23-10-2025", "tpDIDNumber":" 022 ", "tpCallerNumber":"anonymous",
          "tpCustomerName":"\\u00c4\\u0915\\u094d\\u200d\\u0937 \\"A\\\\B\\/C\\" \\ud83d\\ude00",
          "tpCustomerID":"007","tpCallID":"%s" }
        """
            .formatted(id);

    assertThat(relay.post(posted).statusCode()).isEqualTo(202);

    assertThat(onlyArrival(id).request().body().getBytes())
        .isEqualTo(
            """
            {"tpCallID":"%s","tpCustomerID":"007","tpCustomerName":"Äक्\u200dष \\"A\\\\B/C\\" 😀",\
            "tpCallerNumber":"anonymous","tpDIDNumber":" 022 ","tpDateOfCall":"23-10-2025",\
            "tpCallStartTime":"2025-10-23T04:26:31Z","tpCallEndTime":"2025-10-23T04:37:31.050000Z",\
            "tpDTMF":"","tpCallStatus":"Abandoned","tpCallRecordingPath":""}"""
                .formatted(id)
                .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_request_is_a_plain_post_of_json() {
    PostedCall call = PostedCall.abandoned();
    relay.accept(call);

    Arrival arrival = onlyArrival(call.id());

    Wire.keepsToTheSpecification(arrival);
    assertThat(arrival.request().path()).isEqualTo(truePulse.webhook().getPath());
    assertThat(arrival.request().values("Content-Length"))
        .containsExactly(Integer.toString(arrival.request().body().length()));
    assertThat(arrival.request().values("Transfer-Encoding")).isEmpty();
    assertThat(arrival.request().values("Expect")).isEmpty();
    assertThat(arrival.request().values("Upgrade")).isEmpty();
  }

  private Arrival onlyArrival(String callId) {
    eventually(() -> assertThat(relay.state(callId)).isEqualTo("DELIVERED"));
    List<Arrival> arrivals = truePulse.arrivals(callId);
    assertThat(arrivals).hasSize(1);
    return arrivals.get(0);
  }

  @Test
  void every_attempt_is_one_post() {
    PostedCall call = PostedCall.answered();
    truePulse.script(
        call.id(),
        Answer.error("once"),
        Answer.resetBeforeHeaders(),
        Answer.status(503),
        Answer.acceptThenReset(),
        Answer.success());
    relay.accept(call);

    eventually(() -> assertThat(relay.state(call.id())).isEqualTo("DELIVERED"));

    assertThat(relay.journey(call.id()).getList("attempts.reason", String.class))
        .containsExactly(
            "ERROR_ANSWER", "CONNECTION_LOST", "HTTP_5XX", "CONNECTION_LOST", "SUCCESS");
    assertThat(truePulse.arrivals(call.id()))
        .hasSize(5)
        .allSatisfy(arrival -> assertThat(arrival.request().bodyText()).isEqualTo(call.json()));
  }

  @Test
  void a_kept_connection_that_dies_costs_no_second_post() {
    truePulse.scriptDefault(Answer.closeOnReuse());
    List<PostedCall> calls = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      PostedCall call = PostedCall.answered();
      calls.add(call);
      relay.accept(call);
      eventually(() -> assertThat(relay.state(call.id())).isEqualTo("DELIVERED"));
    }

    assertThat(truePulse.summary().count(Verdict.DROPPED)).isPositive();
    for (PostedCall call : calls) {
      JsonPath journey = relay.journey(call.id());
      assertThat(truePulse.postsOnTheWire(call.id()))
          .as("POSTs of a call with %s", journey.getList("attempts.reason"))
          .isEqualTo(journey.getLong("attemptCount"));
    }
  }
}
