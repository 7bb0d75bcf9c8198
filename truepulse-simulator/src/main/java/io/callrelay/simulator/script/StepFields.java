package io.callrelay.simulator.script;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
    return at.isEmpty() ? field : at + "." + field;
  }

  /** Refuses every name that is not known here. */
  void only(Set<String> known) throws BadInput {
    for (String field : json.fieldNames()) {
      if (!known.contains(field)) {
        String message = path(field) + " is not known; known are " + new TreeSet<>(known);
        throw new BadInput(path(field), message);
      }
    }
  }

  boolean has(String field) {
    return json.containsKey(field);
  }

  @Nullable Object value(String field) {
    return json.getValue(field);
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

  /** A number above 0 that need not be whole. */
  double positive(String field, double fallback) throws BadInput {
    Object value = json.getValue(field);
    if (value == null) {
      return fallback;
    }
    if (value instanceof Number number && number.doubleValue() > 0) {
      return number.doubleValue();
    }
    throw new BadInput(path(field), path(field) + " is a number above 0, not " + value);
  }

  /** ISO-8601 such as PT30S, or PT-1M. */
  Optional<Duration> duration(String field) throws BadInput {
    Object value = json.getValue(field);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Duration.parse(String.valueOf(value)));
    } catch (DateTimeParseException e) {
      String message = path(field) + " is a duration such as PT30S or PT1M30S, not " + value;
      throw new BadInput(path(field), message);
    }
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

  /** The element of a list, with its own path. */
  StepFields element(JsonArray array, String field, int index, String example) throws BadInput {
    String path = path(field) + "[" + index + "]";
    if (array.getValue(index) instanceof JsonObject element) {
      return new StepFields(element, path);
    }
    throw new BadInput(path, path + " is an object such as " + example);
  }

  StepFields inside(String field) throws BadInput {
    return new StepFields(object(field), path(field));
  }

  JsonArray array(String field) throws BadInput {
    if (json.getValue(field) instanceof JsonArray array) {
      return array;
    }
    throw new BadInput(path(field), path(field) + " is a list");
  }
}
