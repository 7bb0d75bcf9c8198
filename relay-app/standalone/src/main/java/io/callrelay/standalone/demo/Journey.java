package io.callrelay.standalone.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A call as the relay's API shows it.
 *
 * @param state where it stands
 * @param nextAttemptAt when it is tried again, or empty
 * @param attemptCount how many attempts were made
 * @param attempts what is known of them, oldest first
 */
record Journey(String state, String nextAttemptAt, int attemptCount, List<Attempt> attempts) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * One attempt.
   *
   * @param number counted from one
   * @param verdict what True Pulse's answer was taken for
   * @param reason why, in a word
   * @param detail why, in a sentence
   * @param tookMillis how long it took
   */
  record Attempt(int number, String verdict, String reason, String detail, long tookMillis) {
    static Attempt of(Map<String, String> fields) {
      return new Attempt(
          Integer.parseInt(fields.getOrDefault("number", "0")),
          fields.getOrDefault("verdict", ""),
          fields.getOrDefault("reason", ""),
          fields.getOrDefault("detail", ""),
          Long.parseLong(fields.getOrDefault("tookMillis", "0")));
    }
  }

  static Journey read(String body) throws IOException {
    Map<String, String> call = new HashMap<>();
    List<Attempt> attempts = new ArrayList<>();
    try (JsonParser json = JSON.createParser(body)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("attempts") && value == JsonToken.START_ARRAY) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            attempts.add(Attempt.of(object(json)));
          }
        } else {
          keepScalar(json, value, name, call);
        }
      }
    }
    return new Journey(
        call.getOrDefault("state", ""),
        call.getOrDefault("nextAttemptAt", ""),
        Integer.parseInt(call.getOrDefault("attemptCount", "0")),
        List.copyOf(attempts));
  }

  private static Map<String, String> object(JsonParser json) throws IOException {
    Map<String, String> fields = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      keepScalar(json, json.nextToken(), name, fields);
    }
    return fields;
  }

  private static void keepScalar(
      JsonParser json, JsonToken value, String name, Map<String, String> fields)
      throws IOException {
    if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
      fields.put(name, json.getText());
    } else {
      json.skipChildren();
    }
  }

  boolean isDelivered() {
    return state.equals("DELIVERED");
  }
}
