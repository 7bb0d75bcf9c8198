package io.callrelay.simulator.spec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the body: UTF-8, one JSON object, exactly the eleven fields once each, in order, all
 * strings (S5).
 */
final class BodyReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String WHOLE_BODY = "body";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Findings findings;
  private final Map<Field, String> values = new EnumMap<>(Field.class);
  private final List<Field> order = new ArrayList<>();

  private BodyReader(Findings findings) {
    this.findings = findings;
  }

  static Payload read(byte[] body, Findings findings) {
    BodyReader reader = new BodyReader(findings);
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      String shown = new String(body, StandardCharsets.ISO_8859_1);
      findings.broken(WHOLE_BODY, "S4.2", shown, "is not UTF-8");
      return new Payload(reader.values);
    }
    boolean marked = text.startsWith(BYTE_ORDER_MARK);
    if (marked) {
      findings.broken(WHOLE_BODY, "S4.2", text, "begins with a byte order mark");
    }
    reader.readObject(marked ? text.substring(1) : text);
    return new Payload(reader.values);
  }

  private void readObject(String text) {
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        findings.broken(WHOLE_BODY, "S5", text, "is not a JSON object");
        return;
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        readField(json);
      }
      if (json.nextToken() != null) {
        findings.broken(WHOLE_BODY, "S5", text, "goes on after the JSON object");
      }
      checkSetAndOrder();
    } catch (IOException e) {
      findings.broken(WHOLE_BODY, "S4.2", text, "is not JSON");
    }
  }

  private void readField(JsonParser json) throws IOException {
    String name = json.currentName();
    JsonToken token = json.nextToken();
    Optional<Field> known = Field.named(name);
    if (known.isEmpty()) {
      findings.brokenStrictly(name, "S5", name, "is not one of the eleven fields");
      json.skipChildren();
      return;
    }
    Field field = known.get();
    if (order.contains(field)) {
      findings.broken(field, name, "is there more than once");
    } else {
      order.add(field);
    }
    readValue(json, token, field);
  }

  private void readValue(JsonParser json, JsonToken token, Field field) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      values.putIfAbsent(field, json.getText());
    } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
      findings.brokenStrictly(field.name(), field.clause(), json.getText(), "is not a string");
      values.putIfAbsent(field, json.getText());
    } else if (token == JsonToken.VALUE_NULL && field.mayBeEmpty()) {
      findings.brokenStrictly(field.name(), field.clause(), "null", "is not a string");
      values.putIfAbsent(field, "");
    } else {
      String shown = token.isStructStart() ? token.asString() + "..." : json.getText();
      findings.broken(field, shown, "is not a string");
      json.skipChildren();
    }
  }

  private void checkSetAndOrder() {
    for (Field field : Field.values()) {
      if (order.contains(field)) {
        continue;
      }
      if (field.mayBeEmpty()) {
        findings.brokenStrictly(field.name(), field.clause(), "", "is missing");
      } else {
        findings.broken(field, "", "is missing");
      }
    }
    if (!order.equals(order.stream().sorted().toList())) {
      findings.brokenStrictly(
          WHOLE_BODY, "S5", order.toString(), "has its fields in another order");
    }
  }
}
