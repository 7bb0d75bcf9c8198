package io.callrelay.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.ledger.CallFilter.Span;
import io.callrelay.ledger.CallFilter.Text;
import io.callrelay.platform.Json;
import io.callrelay.platform.Printable;
import io.callrelay.verdict.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A filter as JSON: what is given, by the names that the API has for it. */
public final class CallFilterJson {
  private CallFilterJson() {}

  /** For people: numbers show their last four characters. */
  public static void writeMasked(JsonGenerator json, CallFilter filter) throws IOException {
    write(json, filter, true);
  }

  /** To be kept, and read again with {@link #read}. */
  static String write(CallFilter filter) {
    return Json.object(json -> write(json, filter, false));
  }

  private static void write(JsonGenerator json, CallFilter filter, boolean masked)
      throws IOException {
    writeList(json, "state", filter.states());
    writeList(json, "status", filter.statuses());
    writeList(json, "reason", filter.reasons());
    writeTime(json, "from", filter.accepted().from());
    writeTime(json, "to", filter.accepted().to());
    for (Text text : Text.values()) {
      String value = filter.texts().get(text);
      if (value != null) {
        json.writeStringField(
            text.parameter(), masked && text.ofNumber() ? Printable.maskedNumber(value) : value);
      }
    }
    if (filter.attention()) {
      json.writeBooleanField("attention", true);
    }
  }

  private static void writeList(JsonGenerator json, String name, Collection<?> values)
      throws IOException {
    if (!values.isEmpty()) {
      json.writeArrayFieldStart(name);
      for (String value : values.stream().map(Object::toString).sorted().toList()) {
        json.writeString(value);
      }
      json.writeEndArray();
    }
  }

  private static void writeTime(JsonGenerator json, String name, Optional<Instant> time)
      throws IOException {
    if (time.isPresent()) {
      json.writeStringField(name, time.get().toString());
    }
  }

  /** The filter in a text that {@link #write} made. */
  static CallFilter read(String text) {
    Map<String, List<String>> fields = fields(text);
    Map<Text, String> texts = new EnumMap<>(Text.class);
    for (Text kind : Text.values()) {
      first(fields, kind.parameter()).ifPresent(value -> texts.put(kind, value));
    }
    return new CallFilter(
        all(fields, "state").stream().map(CallState::valueOf).collect(Collectors.toSet()),
        all(fields, "status").stream().collect(Collectors.toSet()),
        all(fields, "reason").stream().map(Reason::valueOf).collect(Collectors.toSet()),
        new Span(
            first(fields, "from").map(Instant::parse), first(fields, "to").map(Instant::parse)),
        texts,
        !all(fields, "attention").isEmpty());
  }

  private static List<String> all(Map<String, List<String>> fields, String name) {
    return fields.getOrDefault(name, List.of());
  }

  private static Optional<String> first(Map<String, List<String>> fields, String name) {
    return all(fields, name).stream().findFirst();
  }

  private static Map<String, List<String>> fields(String text) {
    Map<String, List<String>> fields = new HashMap<>();
    try (JsonParser json = Json.parser(text)) {
      String name = "";
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          name = json.currentName();
        } else if (token.isScalarValue()) {
          fields.computeIfAbsent(name, any -> new ArrayList<>()).add(json.getText());
        }
      }
      return fields;
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger holds a filter that is not one: " + text, e);
    }
  }
}
