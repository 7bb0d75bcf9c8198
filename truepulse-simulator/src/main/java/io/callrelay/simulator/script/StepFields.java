package io.callrelay.simulator.script;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Optional;

/**
 * Takes typed values out of a JSON object; a wrong type is {@link BadInput} with the field's path.
 */
final class StepFields {
  private final JsonObject json;
  private final String at;

  StepFields(JsonObject json, String at) {
    this.json = json;
    this.at = at;
  }

  String path(String field) {
    return at + "." + field;
  }

  boolean has(String field) {
    return json.containsKey(field);
  }

  Optional<String> text(String field) throws BadInput {
    Object value = json.getValue(field);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    if (value instanceof Number number) {
      return Optional.of(number.toString());
    }
    throw new BadInput(path(field), path(field) + " is a text");
  }

  long number(String field, long fallback, long least, long most) throws BadInput {
    Object value = json.getValue(field);
    if (value == null) {
      return fallback;
    }
    if (value instanceof Number number
        && number.doubleValue() == number.longValue()
        && number.longValue() >= least
        && number.longValue() <= most) {
      return number.longValue();
    }
    String message = path(field) + " is a whole number from " + least + " to " + most;
    throw new BadInput(path(field), message + ", not " + value);
  }

  Optional<Boolean> flag(String field) throws BadInput {
    Object value = json.getValue(field);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Boolean flag) {
      return Optional.of(flag);
    }
    throw new BadInput(path(field), path(field) + " is true or false, not " + value);
  }

  Optional<byte[]> base64(String field) throws BadInput {
    Optional<String> text = text(field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(text.get()));
    } catch (IllegalArgumentException e) {
      throw new BadInput(path(field), path(field) + " is not base64: " + e.getMessage());
    }
  }

  JsonObject object(String field) throws BadInput {
    Object value = json.getValue(field);
    if (value == null) {
      return new JsonObject();
    }
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new BadInput(path(field), path(field) + " is an object of names and values");
  }

  JsonArray array(String field) throws BadInput {
    if (json.getValue(field) instanceof JsonArray array) {
      return array;
    }
    throw new BadInput(path(field), path(field) + " is a list");
  }
}
