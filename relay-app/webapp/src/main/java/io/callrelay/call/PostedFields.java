package io.callrelay.call;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.platform.Json;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The eleven fields as a JSON object has them, each of whatever type; all others are left out. */
final class PostedFields {
  private static final Map<String, CallField> BY_NAME =
      Stream.of(CallField.values())
          .collect(Collectors.toUnmodifiableMap(CallField::jsonName, Function.identity()));

  /** What stands for a field. */
  sealed interface Posted {
    /** Nothing: the field is not there. */
    record Absent() implements Posted {}

    /** JSON's {@code null}. */
    record Null() implements Posted {}

    /** A JSON string. */
    record Text(String value) implements Posted {}

    /** Some other JSON value, for example {@code a number}. */
    record OfType(String name) implements Posted {}
  }

  /** The text is JSON, and not one object alone. */
  static final class NotOneObject extends IOException {
    private static final long serialVersionUID = 1L;

    NotOneObject(String message) {
      super(message);
    }
  }

  private final Map<CallField, Posted> fields = new EnumMap<>(CallField.class);

  private PostedFields() {}

  /**
   * Reads one JSON object and nothing after it.
   *
   * @throws NotOneObject when the JSON is something else
   * @throws IOException when the text is not JSON, names a field twice at any depth, or is nested
   *     deeper or has longer names and numbers than the parser's bounds allow
   */
  static PostedFields in(String text) throws IOException {
    PostedFields posted = new PostedFields();
    try (JsonParser json = Json.parser(text)) {
      JsonToken first = json.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw new NotOneObject(
            first == null
                ? "the body is empty"
                : "the body is " + typeOf(first) + ", not an object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        posted.readField(json);
      }
      if (json.nextToken() != null) {
        throw new NotOneObject("the body goes on after its JSON object");
      }
    }
    return posted;
  }

  /** What stands for the field. */
  Posted of(CallField field) {
    return fields.getOrDefault(field, new Posted.Absent());
  }

  private void readField(JsonParser json) throws IOException {
    CallField field = BY_NAME.get(json.currentName());
    JsonToken value = json.nextToken();
    if (field != null) {
      fields.put(field, posted(json, value));
    }
    json.skipChildren();
  }

  private static Posted posted(JsonParser json, JsonToken value) throws IOException {
    return switch (value) {
      case VALUE_STRING -> new Posted.Text(json.getText());
      case VALUE_NULL -> new Posted.Null();
      default -> new Posted.OfType(typeOf(value));
    };
  }

  private static String typeOf(JsonToken value) {
    return switch (value) {
      case VALUE_STRING -> "a string";
      case VALUE_NULL -> "null";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case START_ARRAY -> "an array";
      default -> "an object";
    };
  }
}
