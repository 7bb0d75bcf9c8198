package io.callrelay.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.Call;
import io.callrelay.call.CallId;
import io.callrelay.ledger.CallState;
import io.callrelay.ledger.CallView;
import io.callrelay.ledger.Journey;
import io.callrelay.ledger.Journey.PastAttempt;
import io.callrelay.platform.Json;
import io.callrelay.verdict.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JourneyJsonTest {
  private static final Instant ACCEPTED = Instant.parse("2025-10-23T04:38:00.000001Z");
  private static final Instant LATER = ACCEPTED.plusSeconds(5);

  @Test
  void a_call_is_shown_whole_and_its_numbers_by_their_end() {
    assertThat(json(view(CallState.QUEUED, Optional.empty(), Optional.empty())))
        .isEqualTo(
            "{\"tpCallID\":\"a/b\",\"state\":\"QUEUED\",\"source\":\"pbx\","
                + "\"acceptedAt\":\"2025-10-23T04:38:00.000001Z\",\"attemptCount\":2,"
                + "\"nextAttemptAt\":null,\"deliveredAt\":null,\"firstFailedAt\":null,"
                + "\"lastReason\":null,\"attention\":false,"
                + "\"next\":{\"what\":\"NOTHING\",\"words\":\"done\"},"
                + "\"call\":{\"tpCallID\":\"a/b\",\"tpCustomerID\":\"78521\","
                + "\"tpCustomerName\":\"ASG\",\"tpCallerNumber\":\"******2345\","
                + "\"tpDIDNumber\":\"*******2345\",\"tpDateOfCall\":\"23-10-2025\","
                + "\"tpCallStartTime\":\"2025-10-23T04:26:31.05Z\","
                + "\"tpCallEndTime\":\"2025-10-23T04:37:31.05Z\",\"tpDTMF\":\"\","
                + "\"tpCallStatus\":\"Missed\",\"tpCallRecordingPath\":\"\"},\"attempts\":[],"
                + "\"attemptsLeftOut\":2,\"acts\":[]}");
  }

  @Test
  void times_are_shown_when_there_are_any() {
    assertThat(json(view(CallState.RETRYING, Optional.of(LATER), Optional.empty())))
        .contains("\"nextAttemptAt\":\"2025-10-23T04:38:05.000001Z\"");
    assertThat(json(view(CallState.DELIVERED, Optional.empty(), Optional.of(LATER))))
        .contains("\"deliveredAt\":\"2025-10-23T04:38:05.000001Z\"");
  }

  @Test
  void an_attempt_without_an_answer_has_none() {
    assertThat(json(attempt(Optional.empty())))
        .contains(
            "\"attempts\":[{\"number\":1,\"startedAt\":\"2025-10-23T04:38:05.000001Z\","
                + "\"tookMillis\":1234,\"node\":\"relay-1\",\"verdict\":\"Unreachable\","
                + "\"reason\":\"DEADLINE\",\"detail\":\"no answer\"}]");
  }

  @Test
  void an_answer_is_shown_as_text_whatever_its_bytes_are() {
    byte[] body = {'{', (byte) 0xFF, '"', 0, '}'};

    assertThat(json(attempt(Optional.of(answer(body, body.length)))))
        .contains(
            "\"httpStatus\":502,\"contentType\":\"text/html\",\"answer\":\"{\uFFFD\\\"\\u0000}\",\"answerLength\":5,"
                + "\"answerMore\":false}");
  }

  @Test
  void an_answer_longer_than_what_is_kept_is_marked() {
    byte[] body = "<html>".getBytes(StandardCharsets.UTF_8);

    assertThat(json(attempt(Optional.of(answer(body, 5_000_000)))))
        .contains("\"answer\":\"<html>\",\"answerLength\":5000000,\"answerMore\":true}");
  }

  @Test
  void an_answer_that_quotes_the_call_s_numbers_does_not_give_them_away() {
    byte[] body =
        "9841012345 called (022) 6911-2345, call a/b, +91-98400 99999"
            .getBytes(StandardCharsets.UTF_8);

    assertThat(json(attempt(Optional.of(answer(body, body.length)))))
        .contains("\"answer\":\"******2345 called (***) ****-2345, call a/b, +**-***** *9999\"");
  }

  private static String json(CallView view, PastAttempt... attempts) {
    Journey journey = new Journey(view, Optional.empty(), List.of(attempts));
    NextStep next = new NextStep(NextStep.What.NOTHING, Optional.empty(), "done");
    JourneyJson.Told told = new JourneyJson.Told(journey, false, next, List.of());
    return Json.object(json -> JourneyJson.write(json, told));
  }

  private static String json(PastAttempt attempt) {
    return json(view(CallState.RETRYING, Optional.of(LATER), Optional.empty()), attempt);
  }

  private static CallView view(
      CallState state, Optional<Instant> nextAttemptAt, Optional<Instant> deliveredAt) {
    Call call =
        new Call(
            new CallId("a/b"),
            "78521",
            "ASG",
            "9841012345",
            "02269112345",
            "23-10-2025",
            "2025-10-23T04:26:31.05Z",
            "2025-10-23T04:37:31.05Z",
            "",
            "Missed",
            "");
    return new CallView(
        call,
        state,
        "pbx",
        ACCEPTED,
        new UUID(1, 1),
        2,
        nextAttemptAt,
        deliveredAt,
        Optional.empty(),
        Optional.empty());
  }

  private static PastAttempt attempt(Optional<Answer> answer) {
    return new PastAttempt(
        1,
        LATER,
        Duration.ofMillis(1234),
        "relay-1",
        "Unreachable",
        "DEADLINE",
        "no answer",
        answer);
  }

  private static Answer answer(byte[] body, long length) {
    return new Answer(502, "text/html", List.of(), body, length, false);
  }
}
