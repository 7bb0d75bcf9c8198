package io.callrelay.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.call.CallField;
import io.callrelay.call.CallMask;
import io.callrelay.ledger.Act;
import io.callrelay.ledger.CallView;
import io.callrelay.ledger.Journey;
import io.callrelay.ledger.Journey.PastAttempt;
import io.callrelay.verdict.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A call's journey as people and programs look at it; its numbers masked wherever they stand. */
final class JourneyJson {
  /**
   * What is told of a call.
   *
   * @param attention whether a person should look at it
   * @param acts what operators did to it, newest first
   */
  record Told(Journey journey, boolean attention, NextStep next, List<Act.Recorded> acts) {}

  private final JsonGenerator json;
  private final Told told;
  private final CallMask masked;

  private JourneyJson(JsonGenerator json, Told told) {
    this.json = json;
    this.told = told;
    this.masked = CallMask.of(told.journey().call().call());
  }

  static void write(JsonGenerator json, Told told) throws IOException {
    new JourneyJson(json, told).write();
  }

  private void write() throws IOException {
    CallView view = told.journey().call();
    json.writeStringField(CallField.ID.jsonName(), view.call().id().value());
    json.writeStringField("state", view.state().name());
    json.writeStringField("source", view.source());
    json.writeStringField("acceptedAt", view.acceptedAt().toString());
    FoundCallJson.writeProgress(json, view, told.attention());
    writeNext();
    writeCall();
    writeAttempts(view.attempts());
    json.writeArrayFieldStart("acts");
    for (Act.Recorded act : told.acts()) {
      ActJson.write(json, act);
    }
    json.writeEndArray();
  }

  private void writeNext() throws IOException {
    json.writeObjectFieldStart("next");
    json.writeStringField("what", told.next().what().name());
    if (told.next().at().isPresent()) {
      json.writeStringField("at", told.next().at().get().toString());
    }
    json.writeStringField("words", told.next().words());
    json.writeEndObject();
  }

  private void writeCall() throws IOException {
    json.writeObjectFieldStart("call");
    for (CallField field : CallField.values()) {
      json.writeStringField(field.jsonName(), masked.value(field));
    }
    json.writeEndObject();
  }

  private void writeAttempts(int all) throws IOException {
    List<PastAttempt> attempts = told.journey().attempts();
    json.writeArrayFieldStart("attempts");
    for (PastAttempt attempt : attempts) {
      writeAttempt(attempt);
    }
    json.writeEndArray();
    json.writeNumberField("attemptsLeftOut", Math.max(0, all - attempts.size()));
  }

  private void writeAttempt(PastAttempt attempt) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", attempt.number());
    json.writeStringField("startedAt", attempt.startedAt().toString());
    json.writeNumberField("tookMillis", attempt.took().toMillis());
    json.writeStringField("node", attempt.node());
    json.writeStringField("verdict", attempt.verdict());
    json.writeStringField("reason", attempt.reason());
    json.writeStringField("detail", masked.text(attempt.detail()));
    if (attempt.answer().isPresent()) {
      writeAnswer(attempt.answer().get());
    }
    json.writeEndObject();
  }

  /** Bytes that are not UTF-8 are shown as U+FFFD; the ledger has them as they came. */
  private void writeAnswer(Answer answer) throws IOException {
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    json.writeNumberField("httpStatus", answer.status());
    json.writeStringField("contentType", masked.text(answer.contentType()));
    if (!answer.retryAfter().isEmpty()) {
      json.writeStringField("retryAfter", masked.text(String.join(", ", answer.retryAfter())));
    }
    json.writeStringField("answer", masked.text(body));
    json.writeNumberField("answerLength", answer.length());
    json.writeBooleanField("answerMore", answer.length() > answer.body().length);
  }
}
