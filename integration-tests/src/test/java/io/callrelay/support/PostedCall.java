package io.callrelay.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A call as telephony posts it. A test names only what matters to it.
 *
 * @param fields every field with its value as JSON text, in the order in which they are posted
 */
public record PostedCall(Map<String, String> fields) {
  /** The fields of S5, in its order. */
  public static final List<String> SPECIFIED =
      List.of(
          "tpCallID",
          "tpCustomerID",
          "tpCustomerName",
          "tpCallerNumber",
          "tpDIDNumber",
          "tpDateOfCall",
          "tpCallStartTime",
          "tpCallEndTime",
          "tpDTMF",
          "tpCallStatus",
          "tpCallRecordingPath");

  /** An answered call with an id that no other has: S5's sample. */
  public static PostedCall answered() {
    return answered("call-" + UUID.randomUUID());
  }

  /** An answered call with this id. */
  public static PostedCall answered(String id) {
    List<String> values =
        List.of(
            id,
            "78521",
            "ASG",
            "9841012345",
            "02269112345",
            "23-10-2025",
            "2025-10-23T04:26:31.05Z",
            "2025-10-23T04:37:31.05Z",
            "51",
            "Answered",
            "https://domainname.com/ASG/Recordings/abc-1234.wav");
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      fields.put(SPECIFIED.get(i), quoted(values.get(i)));
    }
    return new PostedCall(fields);
  }

  /** A call that nobody took: no key was pressed and nothing recorded. */
  public static PostedCall abandoned() {
    return answered()
        .with("tpCallStatus", "Abandoned")
        .without("tpDTMF")
        .without("tpCallRecordingPath");
  }

  /** The same with another text in a field. */
  public PostedCall with(String field, String value) {
    return withJson(field, quoted(value));
  }

  /** The same with any JSON as a field's value. */
  public PostedCall withJson(String field, String json) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(field, json);
    return new PostedCall(changed);
  }

  /** The same without a field. */
  public PostedCall without(String field) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.remove(field);
    return new PostedCall(changed);
  }

  /** Its {@code tpCallID}, which must be a text without escapes. */
  public String id() {
    String json = fields.get("tpCallID");
    return json.substring(1, json.length() - 1);
  }

  /** The body to post. */
  public String json() {
    return fields.entrySet().stream()
        .map(field -> quoted(field.getKey()) + ":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
