package io.callrelay.simulator.certification.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.simulator.spec.Field;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/** The eleven values of a call that the suite posts. Immutable. */
public final class CallFields {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<Field, String> values;

  CallFields(Map<Field, String> values) {
    this.values = new EnumMap<>(values);
  }

  public CallFields with(Field field, String value) {
    CallFields changed = new CallFields(values);
    changed.values.put(field, value);
    return changed;
  }

  public String value(Field field) {
    return values.getOrDefault(field, "");
  }

  public String id() {
    return value(Field.tpCallID);
  }

  public String caller() {
    return value(Field.tpCallerNumber);
  }

  /** As the intake gets it: the fields in the order of S5. */
  Buffer json() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      for (Field field : Field.values()) {
        json.writeStringField(field.name(), value(field));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return Buffer.buffer(bytes.toByteArray());
  }
}
