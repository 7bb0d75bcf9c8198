package io.callrelay.call;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The body of a post, put together field by field; each value is JSON as it stands. */
public final class PostedJson {
  private final Map<String, String> fields = new LinkedHashMap<>();

  private PostedJson() {}

  /** The sample of S5. */
  public static PostedJson sample() {
    return new PostedJson()
        .with("tpCallID", "\"9884420011\"")
        .with("tpCustomerID", "\"78521\"")
        .with("tpCustomerName", "\"ASG\"")
        .with("tpCallerNumber", "\"9841012345\"")
        .with("tpDIDNumber", "\"02269112345\"")
        .with("tpDateOfCall", "\"23-10-2025\"")
        .with("tpCallStartTime", "\"2025-10-23T04:26:31.05Z\"")
        .with("tpCallEndTime", "\"2025-10-23T04:37:31.05Z\"")
        .with("tpDTMF", "\"51\"")
        .with("tpCallStatus", "\"Answered\"")
        .with("tpCallRecordingPath", "\"https://domainname.com/ASG/Recordings/abc-1234.wav\"");
  }

  /** The same with a field's value replaced, or a field added. */
  public PostedJson with(String field, String json) {
    fields.put(field, json);
    return this;
  }

  /** The same with a text as the value. */
  public PostedJson withText(CallField field, String value) {
    return with(field.jsonName(), "\"" + value + "\"");
  }

  /** The same without a field. */
  public PostedJson without(CallField field) {
    fields.remove(field.jsonName());
    return this;
  }

  /** The text. */
  public String text() {
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\": " + field.getValue())
        .collect(Collectors.joining(",\n", "{\n", "\n}"));
  }

  /** The text in UTF-8. */
  public byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }
}
