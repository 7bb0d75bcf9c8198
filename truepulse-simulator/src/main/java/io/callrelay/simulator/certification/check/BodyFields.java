package io.callrelay.simulator.certification.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.simulator.spec.Field;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A body taken apart without a judgement on its fields.
 *
 * @param problem why it is not one JSON object in UTF-8; empty: it is one
 * @param members in their order, duplicates kept
 */
record BodyFields(Optional<String> problem, List<Member> members) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * One member of the object.
   *
   * @param name as it is written
   * @param string whether the value is a JSON string
   * @param text the value of a scalar; {@code null} for null, {@code {...}} for what is none
   */
  record Member(String name, boolean string, String text) {}

  static BodyFields read(Buffer body) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(body.getBytes());
      return parse(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return broken("The body is not UTF-8.");
    } catch (IOException e) {
      return broken("The body is not JSON: " + firstLine(e));
    }
  }

  private static String firstLine(IOException failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  private static BodyFields broken(String problem) {
    return new BodyFields(Optional.of(problem), List.of());
  }

  private static BodyFields parse(String text) throws IOException {
    List<Member> members = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return broken("The body is not a JSON object.");
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        members.add(member(json));
      }
      if (json.nextToken() != null) {
        return broken("The body goes on after the JSON object.");
      }
    }
    return new BodyFields(Optional.empty(), List.copyOf(members));
  }

  private static Member member(JsonParser json) throws IOException {
    String name = json.currentName();
    JsonToken value = json.nextToken();
    if (value.isStructStart()) {
      json.skipChildren();
      return new Member(name, false, "{...}");
    }
    return new Member(name, value == JsonToken.VALUE_STRING, json.getText());
  }

  Optional<Member> member(Field field) {
    return members.stream().filter(member -> member.name().equals(field.name())).findFirst();
  }
}
