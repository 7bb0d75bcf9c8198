package io.callrelay.operations.data;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.call.CallField;
import io.callrelay.ledger.Journey;
import io.callrelay.ledger.Journey.PastAttempt;
import io.callrelay.ledger.PersonalData.Erased;
import io.callrelay.ledger.RejectedBodies.Held;
import io.callrelay.platform.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What is kept of a person, as JSON, in full. */
final class PersonalJson {
  private PersonalJson() {}

  /** A call, as one line. */
  static String line(Journey journey) {
    return Json.object(
            json -> {
              for (CallField field : CallField.values()) {
                json.writeStringField(field.jsonName(), journey.call().call().value(field));
              }
              json.writeStringField("state", journey.call().state().name());
              json.writeStringField("source", journey.call().source());
              json.writeStringField("acceptedAt", journey.call().acceptedAt().toString());
              if (journey.rawBody().isPresent()) {
                json.writeStringField("postedBody", utf8(journey.rawBody().get()));
              }
              json.writeArrayFieldStart("attempts");
              for (PastAttempt attempt : journey.attempts()) {
                write(json, attempt);
              }
              json.writeEndArray();
            })
        + "\n";
  }

  private static void write(JsonGenerator json, PastAttempt attempt) throws IOException {
    json.writeStartObject();
    json.writeStringField("startedAt", attempt.startedAt().toString());
    json.writeStringField("verdict", attempt.verdict());
    json.writeStringField("reason", attempt.reason());
    json.writeStringField("detail", attempt.detail());
    if (attempt.answer().isPresent()) {
      json.writeNumberField("httpStatus", attempt.answer().get().status());
      json.writeStringField("answer", utf8(attempt.answer().get().body()));
    }
    json.writeEndObject();
  }

  /** A body of the quarantine, as one line. */
  static String line(Held rejected) {
    return Json.object(
            json -> {
              json.writeStringField("quarantine", rejected.id().toString());
              json.writeStringField("state", rejected.state());
              json.writeStringField("body", rejected.body());
            })
        + "\n";
  }

  private static String utf8(byte[] text) {
    return new String(text, StandardCharsets.UTF_8);
  }

  /** The last line: with it the export is whole. */
  static String end(long lines) {
    return Json.object(json -> json.writeNumberField("exported", lines)) + "\n";
  }

  static String of(Erasure erasure) {
    return Json.object(
        json -> {
          json.writeNumberField("erased", erasure.erased());
          json.writeNumberField("notErased", erasure.notErased());
          json.writeStringField("words", erasure.words());
          json.writeArrayFieldStart("kept");
          for (Erased call : erasure.kept()) {
            json.writeStartObject();
            json.writeStringField("what", call.what());
            json.writeStringField("state", call.state());
            json.writeStringField("why", call.kept().orElse(""));
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
