package io.callrelay.operations.bundle;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.call.CallField;
import io.callrelay.operations.bundle.ShownAttempt.ShownAnswer;
import io.callrelay.platform.Json;
import java.io.IOException;

/** An attempt as one line of JSON, for programs. */
final class AttemptLine {
  private AttemptLine() {}

  static String of(ShownAttempt shown) {
    return Json.object(json -> write(json, shown)) + "\n";
  }

  private static void write(JsonGenerator json, ShownAttempt shown) throws IOException {
    json.writeStringField("startedAt", shown.attempt().startedAt().toString());
    json.writeStringField("tpCallID", shown.callId());
    json.writeStringField("state", shown.state());
    json.writeNumberField("number", shown.attempt().number());
    json.writeNumberField("tookMillis", shown.attempt().took().toMillis());
    json.writeStringField("node", shown.attempt().node());
    json.writeStringField("verdict", shown.attempt().verdict());
    json.writeStringField("reason", shown.attempt().reason());
    json.writeStringField("detail", shown.detail());
    if (shown.answer().isPresent()) {
      write(json, shown.answer().get());
    }
    json.writeObjectFieldStart("call");
    for (CallField field : CallField.values()) {
      json.writeStringField(field.jsonName(), shown.call().getOrDefault(field, ""));
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, ShownAnswer answer) throws IOException {
    json.writeNumberField("httpStatus", answer.status());
    json.writeStringField("contentType", answer.contentType());
    json.writeStringField("retryAfter", answer.retryAfter());
    json.writeStringField("answer", answer.text());
    if (answer.base64().isPresent()) {
      json.writeStringField("answerBase64", answer.base64().get());
    }
    json.writeNumberField("answerLength", answer.length());
    json.writeBooleanField("answerComplete", answer.complete());
  }
}
