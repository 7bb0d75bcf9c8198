package io.callrelay.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.support.PostedCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What True Pulse got, looked at byte by byte. */
final class Wire {
  private static final JsonFactory JSON = new JsonFactory();

  private Wire() {}

  /** S4 and S5: a POST of application/json with the eleven fields in order, all strings. */
  static void keepsToTheSpecification(Arrival arrival) {
    assertThat(arrival.violations()).isEmpty();
    assertThat(arrival.request().method()).isEqualTo("POST");
    assertThat(arrival.request().values("Content-Type")).containsExactly("application/json");
    assertThat(arrival.request().values("Authorization")).isEmpty();
    assertThat(strings(arrival.request().bodyText()).keySet())
        .containsExactlyElementsOf(PostedCall.SPECIFIED);
  }

  /** The fields of an object that has nothing but strings, in their order. */
  static Map<String, String> strings(String object) {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(object)) {
      assertThat(json.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        assertThat(json.nextToken()).as(name).isEqualTo(JsonToken.VALUE_STRING);
        assertThat(fields.put(name, json.getText())).as(name + " twice").isNull();
      }
      assertThat(json.nextToken()).isNull();
    } catch (IOException e) {
      throw new UncheckedIOException(object, e);
    }
    return fields;
  }
}
