package io.callrelay.operations.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.call.PersonNumber;
import io.callrelay.platform.Json;
import io.callrelay.platform.Printable;
import io.callrelay.platform.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whose number is meant, and why: the body {@code {"number":"…","reason":"…"}}. */
sealed interface NumberRequest {
  /** A number and a reason. */
  record Meant(PersonNumber number, String reason) implements NumberRequest {}

  /** The body is wrong, and the problem says where. */
  record Wrong(Problem problem) implements NumberRequest {}

  /** Longest reason that is kept, in characters. */
  int MOST_REASON = 500;

  /** Longest body that is read, in bytes. */
  int MOST_BYTES = 8 * 1024;

  /** Reads the body. The number is in it and not in the address, for addresses are logged. */
  static NumberRequest read(InputStream entity) {
    Map<String, String> fields = fields(entity);
    Optional<PersonNumber> number = PersonNumber.read(fields.getOrDefault("number", ""));
    String reason = Printable.reason(fields.getOrDefault("reason", ""));
    if (number.isEmpty()) {
      return wrong("number", "must be a telephone number of 6 to 15 digits, as a text");
    }
    if (reason.isEmpty() || reason.length() > MOST_REASON) {
      return wrong("reason", "must say why, in 1 to 500 characters");
    }
    return new Meant(number.get(), reason);
  }

  private static Map<String, String> fields(InputStream entity) {
    Map<String, String> fields = new HashMap<>();
    try {
      byte[] body = entity.readNBytes(MOST_BYTES);
      try (JsonParser json = Json.parser(Json.utf8(body))) {
        if (json.nextToken() == JsonToken.START_OBJECT) {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING) {
              fields.put(name, json.getText());
            }
            json.skipChildren();
          }
        }
      }
      return fields;
    } catch (IOException e) {
      // What is no JSON gives no number, and the answer says what would be right.
      return Map.of();
    }
  }

  private static Wrong wrong(String field, String message) {
    return new Wrong(
        Problem.of(
                422,
                "invalid-request",
                "The request cannot be done so",
                "Send {\"number\":\"…\",\"reason\":\"…\"}.")
            .with(
                json -> {
                  json.writeArrayFieldStart("violations");
                  json.writeStartObject();
                  json.writeStringField("field", field);
                  json.writeStringField("message", message);
                  json.writeEndObject();
                  json.writeEndArray();
                }));
  }
}
