package io.callrelay.access;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.platform.Json;
import io.callrelay.platform.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A small JSON object of texts: {@code {"user":"…","password":"…"}}. */
final class Body {
  private static final int MOST_BYTES = 4 * 1024;

  private final Map<String, String> fields;

  private Body(Map<String, String> fields) {
    this.fields = fields;
  }

  /** Empty when it is none, or longer than 4 KiB. */
  static Optional<Body> read(InputStream entity) {
    try {
      byte[] bytes = entity.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES ? Optional.empty() : parse(Json.utf8(bytes));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Body> parse(String text) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = Json.parser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken() != JsonToken.VALUE_STRING) {
          return Optional.empty();
        }
        fields.put(name, json.getText());
      }
      return json.nextToken() == null ? Optional.of(new Body(fields)) : Optional.empty();
    }
  }

  /** What whoever sent something else is told. */
  static Problem malformed() {
    return Problem.of(
        400,
        "malformed",
        "The body is not one JSON object",
        "Send one JSON object of texts, in UTF-8, with at most 4 KiB.");
  }

  /** The text of a field; empty when it is not there. */
  String text(String field) {
    return fields.getOrDefault(field, "");
  }
}
