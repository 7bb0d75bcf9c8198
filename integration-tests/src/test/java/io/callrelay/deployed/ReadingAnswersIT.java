package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.script.Answer;
import io.callrelay.support.LedgerDatabase;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Only a real SUCCESS delivers a call (S6.1); everything else is in the ledger with its reason, and
 * the call is tried again (S7.2). An unknown host and a failure of TLS would need another address
 * of True Pulse than the one that is deployed: {@code ReadingAnswersFromSocketsTest} and {@code
 * TlsTest} of the WAR's module show them.
 */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingAnswersIT {
  private static final int MOST_KEPT = 1024 * 1024;

  private final RelayApi relay;
  private final SimulatedTruePulse truePulse;
  private final LedgerDatabase ledger;

  ReadingAnswersIT(RelayApi relay, SimulatedTruePulse truePulse, LedgerDatabase ledger) {
    this.relay = relay;
    this.truePulse = truePulse;
    this.ledger = ledger;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.callrelay.deployed.AnswerCase#successes")
  void success_delivers(AnswerCase said) {
    JsonPath journey = journeyOf(PostedCall.answered(), said.answer(), Answer.error("never"));

    assertThat(journey.getList("attempts.reason")).containsExactly("SUCCESS");
    assertThat(journey.getString("deliveredAt")).isNotNull();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.callrelay.deployed.AnswerCase#failures")
  void everything_else_is_tried_again(AnswerCase said) {
    PostedCall call = PostedCall.answered();

    JsonPath journey = journeyOf(call, said.answer(), Answer.success());

    assertThat(journey.getList("attempts.verdict")).containsExactly(said.verdict(), "Success");
    assertThat(journey.getList("attempts.reason")).containsExactly(said.reason(), "SUCCESS");
    assertThat(journey.getList("attempts.number")).containsExactly(1, 2);
    assertThat(attempts(call.id()))
        .extracting(row -> row.get("reason"))
        .containsExactly(said.reason(), "SUCCESS");
    assertThat(truePulse.postsOnTheWire(call.id())).isEqualTo(2);
  }

  @Test
  void an_error_is_kept_word_for_word() {
    PostedCall call = PostedCall.answered();
    String body = "{\"status\":\"ERROR\",\"message\":\"Kunde “é” gesperrt\"}" + " ".repeat(300_000);

    JsonPath journey = journeyOf(call, Answer.status(409, body), Answer.success());

    assertThat(journey.getString("attempts[0].answer")).isEqualTo(body);
    assertThat(journey.getInt("attempts[0].httpStatus")).isEqualTo(409);
    assertThat(journey.getBoolean("attempts[0].answerMore")).isFalse();
    Map<String, Object> row = attempts(call.id()).get(0);
    assertThat((byte[]) row.get("answer")).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
    assertThat(row.get("http_status")).isEqualTo(409);
  }

  @Test
  void of_a_very_long_answer_one_megabyte_is_kept_and_that_there_was_more() {
    PostedCall call = PostedCall.answered();

    JsonPath journey = journeyOf(call, Answer.hugeBody(100_000_000), Answer.success());

    assertThat((byte[]) attempts(call.id()).get(0).get("answer")).hasSize(MOST_KEPT);
    assertThat(journey.getLong("attempts[0].answerLength")).isGreaterThan(MOST_KEPT);
    assertThat(journey.getBoolean("attempts[0].answerMore")).isTrue();
  }

  private JsonPath journeyOf(PostedCall call, Answer... answers) {
    truePulse.script(call.id(), answers);
    relay.accept(call);
    eventually(() -> assertThat(relay.state(call.id())).isEqualTo("DELIVERED"));
    return relay.journey(call.id());
  }

  private List<Map<String, Object>> attempts(String callId) {
    return ledger.rows(
        "SELECT a.* FROM attempts a JOIN calls c ON a.call_id = c.id WHERE c.tp_call_id = ?"
            + " ORDER BY a.number",
        (Object) callId.getBytes(StandardCharsets.UTF_8));
  }
}
