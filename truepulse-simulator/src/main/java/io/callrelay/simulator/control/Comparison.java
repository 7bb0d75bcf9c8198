package io.callrelay.simulator.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.spec.Field;
import io.callrelay.simulator.spec.Profile;
import io.callrelay.simulator.spec.SpecificationCheck;
import io.callrelay.simulator.spec.Violation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request beside the specification: the eleven fields in their order, what each must be, what
 * came, and what is wrong with it in the strict reading. What the simulator's profile forgave is
 * marked.
 */
final class Comparison {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_FIELDS = 200;
  private static final SpecificationCheck STRICT = new SpecificationCheck(Profile.STRICT);

  private final List<Received> received;
  private final List<Violation> judged;
  private final List<Violation> strict;

  private Comparison(Arrival arrival) {
    this.received = read(arrival.request().body().getBytes());
    this.judged = arrival.violations();
    this.strict = STRICT.read(arrival.request()).violations();
  }

  /** A field as it came: the place counts from 1. */
  private record Received(String name, String type, String value, int place) {
    JsonObject json() {
      return new JsonObject().put("type", type).put("value", value).put("place", place);
    }
  }

  static JsonObject of(Arrival arrival) {
    Comparison comparison = new Comparison(arrival);
    JsonArray fields = new JsonArray();
    for (Field field : Field.values()) {
      fields.add(comparison.row(field).put("place", fields.size() + 1));
    }
    return new JsonObject()
        .put("fields", fields)
        .put("others", comparison.others())
        .put("request", comparison.aboutTheRequest());
  }

  private JsonObject row(Field field) {
    FieldRule rule = FieldRule.of(field);
    JsonArray came = new JsonArray();
    received.stream()
        .filter(one -> one.name().equals(field.name()))
        .forEach(one -> came.add(one.json()));
    return new JsonObject()
        .put("field", field.name())
        .put("clause", rule.clause())
        .put("means", rule.means())
        .put("specified", rule.specified())
        .put("example", rule.example())
        .put("received", came)
        .put("violations", violations(field.name()));
  }

  /** Fields that the specification does not have. */
  private JsonArray others() {
    JsonArray others = new JsonArray();
    for (Received one : received) {
      if (!isSpecified(one.name())) {
        others.add(one.json().put("field", one.name()).put("violations", violations(one.name())));
      }
    }
    return others;
  }

  private static boolean isSpecified(String name) {
    return FieldRule.named(name).isPresent();
  }

  /** What is wrong with the method, the content type or the body as a whole. */
  private JsonArray aboutTheRequest() {
    JsonArray problems = new JsonArray();
    for (Violation violation : strict) {
      boolean ofField = received.stream().anyMatch(one -> one.name().equals(violation.field()));
      if (!ofField && !isSpecified(violation.field())) {
        problems.add(json(violation).put("field", violation.field()));
      }
    }
    return problems;
  }

  private JsonArray violations(String field) {
    JsonArray problems = new JsonArray();
    strict.stream()
        .filter(violation -> violation.field().equals(field))
        .forEach(violation -> problems.add(json(violation)));
    return problems;
  }

  private JsonObject json(Violation violation) {
    return new JsonObject()
        .put("clause", violation.clause())
        .put("message", violation.message())
        .put("value", violation.value())
        .put("forgiven", !judged.contains(violation));
  }

  /** The fields of the object as far as it can be read, twice those that are there twice. */
  private static List<Received> read(byte[] body) {
    List<Received> fields = new ArrayList<>();
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return fields;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME && fields.size() < MOST_FIELDS) {
        String name = json.currentName();
        JsonToken token = json.nextToken();
        String value = token.isScalarValue() ? json.getText() : "";
        fields.add(new Received(name, type(token), value, fields.size() + 1));
        json.skipChildren();
      }
    } catch (IOException e) {
      return fields; // What came before the body broke is still compared.
    }
    return fields;
  }

  private static String type(JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> "string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
      case VALUE_TRUE, VALUE_FALSE -> "boolean";
      case START_OBJECT -> "object";
      case START_ARRAY -> "array";
      default -> "null";
    };
  }

  /** The comparison of each arrival whose bytes are still kept, put into its JSON. */
  static void into(JsonObject arrival, Optional<Arrival> details) {
    details.ifPresent(known -> arrival.put("comparison", of(known)));
  }
}
