package io.callrelay.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.call.Call;
import io.callrelay.call.CallField;
import io.callrelay.ledger.CallView;
import io.callrelay.ledger.Journey;
import io.callrelay.ledger.Journey.PastAttempt;
import io.callrelay.verdict.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** A call's journey as people and programs look at it; numbers in full. */
final class JourneyJson {
  private JourneyJson() {}

  static void write(JsonGenerator json, Journey journey) throws IOException {
    CallView view = journey.call();
    json.writeStringField(CallField.ID.jsonName(), view.call().id().value());
    json.writeStringField("state", view.state().name());
    json.writeStringField("source", view.source());
    json.writeStringField("acceptedAt", view.acceptedAt().toString());
    json.writeNumberField("attemptCount", view.attempts());
    writeTime(json, "nextAttemptAt", view.nextAttemptAt());
    writeTime(json, "deliveredAt", view.deliveredAt());
    writeCall(json, view.call());
    json.writeArrayFieldStart("attempts");
    for (PastAttempt attempt : journey.attempts()) {
      writeAttempt(json, attempt);
    }
    json.writeEndArray();
  }

  private static void writeTime(JsonGenerator json, String name, Optional<Instant> time)
      throws IOException {
    if (time.isPresent()) {
      json.writeStringField(name, time.get().toString());
    } else {
      json.writeNullField(name);
    }
  }

  private static void writeCall(JsonGenerator json, Call call) throws IOException {
    json.writeObjectFieldStart("call");
    for (CallField field : CallField.values()) {
      json.writeStringField(field.jsonName(), call.value(field));
    }
    json.writeEndObject();
  }

  private static void writeAttempt(JsonGenerator json, PastAttempt attempt) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", attempt.number());
    json.writeStringField("startedAt", attempt.startedAt().toString());
    json.writeNumberField("tookMillis", attempt.took().toMillis());
    json.writeStringField("node", attempt.node());
    json.writeStringField("verdict", attempt.verdict());
    json.writeStringField("reason", attempt.reason());
    json.writeStringField("detail", attempt.detail());
    if (attempt.answer().isPresent()) {
      writeAnswer(json, attempt.answer().get());
    }
    json.writeEndObject();
  }

  /** Bytes that are not UTF-8 are shown as U+FFFD; the ledger has them as they came. */
  private static void writeAnswer(JsonGenerator json, Answer answer) throws IOException {
    json.writeNumberField("httpStatus", answer.status());
    json.writeStringField("answer", new String(answer.body(), StandardCharsets.UTF_8));
    json.writeNumberField("answerLength", answer.length());
    json.writeBooleanField("answerMore", answer.length() > answer.body().length);
  }
}
