package io.callrelay.operations;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.platform.Json;
import io.callrelay.platform.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small JSON object that says what is to be done. Its values are texts, numbers, true, false, or
 * lists of them; fields of an object within it have that object's name before their own, with a dot
 * between. What is null is not given.
 */
final class JsonFields {
  private static final int MOST_BYTES = 16 * 1024;
  private static final int DEEPEST = 3;

  private JsonFields() {}

  /** The fields; empty when the body is no such object. No body at all has no fields. */
  static Optional<Map<String, List<String>>> read(InputStream entity) {
    try {
      byte[] body = entity.readNBytes(MOST_BYTES + 1);
      return body.length > MOST_BYTES ? Optional.empty() : fields(Json.utf8(body));
    } catch (IOException e) {
      // Not UTF-8, not JSON, a name twice, or cut off: whoever sent it is told what it must be.
      return Optional.empty();
    }
  }

  /** What whoever sent something else is told. */
  static Problem malformed() {
    return Problem.of(
        400,
        "malformed",
        "The body is not one JSON object",
        "Send one JSON object in UTF-8 with at most 16 KiB.");
  }

  private static Optional<Map<String, List<String>>> fields(String body) throws IOException {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    if (body.isBlank()) {
      return Optional.of(fields);
    }
    try (JsonParser json = Json.parser(body)) {
      boolean object = json.nextToken() == JsonToken.START_OBJECT && object(json, "", 1, fields);
      return object && json.nextToken() == null ? Optional.of(fields) : Optional.empty();
    }
  }

  /** Reads up to the end of the object; whether it holds nothing else than it may. */
  private static boolean object(
      JsonParser json, String prefix, int depth, Map<String, List<String>> fields)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = prefix + json.currentName();
      JsonToken value = json.nextToken();
      boolean read =
          value == JsonToken.START_OBJECT
              ? depth < DEEPEST && object(json, name + ".", depth + 1, fields)
              : values(json, value, fields.computeIfAbsent(name, any -> new ArrayList<>()));
      if (!read) {
        return false;
      }
    }
    return true;
  }

  private static boolean values(JsonParser json, JsonToken first, List<String> into)
      throws IOException {
    if (first != JsonToken.START_ARRAY) {
      return value(json, first, into);
    }
    for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
      if (!value(json, next, into)) {
        return false;
      }
    }
    return true;
  }

  private static boolean value(JsonParser json, JsonToken token, List<String> into)
      throws IOException {
    if (token != JsonToken.VALUE_NULL && token.isScalarValue()) {
      into.add(json.getText());
    }
    return token.isScalarValue();
  }
}
