package io.callrelay.platform.tracing;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.platform.Json;
import io.callrelay.platform.Printable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Spans as OTLP writes them in JSON: ids in hexadecimal, times as texts of nanoseconds. */
final class OtlpJson {
  private static final String SCOPE = "io.callrelay";
  private static final String SERVICE = "truepulse-relay";
  private static final int ERROR = 2;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** A span, and when it was over. */
  record Ended(Span span, Instant at) {}

  private final String node;

  OtlpJson(String node) {
    this.node = node;
  }

  /** One export request. */
  String write(List<Ended> spans) {
    return Json.object(
        json -> {
          json.writeArrayFieldStart("resourceSpans");
          json.writeStartObject();
          writeResource(json);
          json.writeArrayFieldStart("scopeSpans");
          json.writeStartObject();
          json.writeObjectFieldStart("scope");
          json.writeStringField("name", SCOPE);
          json.writeEndObject();
          json.writeArrayFieldStart("spans");
          for (Ended ended : spans) {
            write(json, ended);
          }
          json.writeEndArray();
          json.writeEndObject();
          json.writeEndArray();
          json.writeEndObject();
          json.writeEndArray();
        });
  }

  private void writeResource(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("resource");
    json.writeArrayFieldStart("attributes");
    writeAttribute(json, "service.name", SERVICE);
    writeAttribute(json, "service.instance.id", node);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Ended ended) throws IOException {
    Span.Begun begun = ended.span().begun();
    json.writeStartObject();
    json.writeStringField("traceId", begun.context().traceId());
    json.writeStringField("spanId", begun.context().spanId());
    if (!begun.parent().isEmpty()) {
      json.writeStringField("parentSpanId", begun.parent());
    }
    if (!begun.context().state().isEmpty()) {
      json.writeStringField("traceState", begun.context().state());
    }
    json.writeStringField("name", begun.name());
    json.writeNumberField("kind", begun.kind().number());
    json.writeStringField("startTimeUnixNano", nanos(begun.at()));
    json.writeStringField("endTimeUnixNano", nanos(ended.at()));
    json.writeArrayFieldStart("attributes");
    for (var attribute : ended.span().attributes().entrySet()) {
      writeAttribute(json, attribute.getKey(), attribute.getValue());
    }
    json.writeEndArray();
    writeStatus(json, ended.span());
    json.writeEndObject();
  }

  private static void writeStatus(JsonGenerator json, Span span) throws IOException {
    json.writeObjectFieldStart("status");
    if (span.failure() != null) {
      json.writeNumberField("code", ERROR);
      json.writeStringField("message", Printable.text(span.failure()));
    }
    json.writeEndObject();
  }

  private static void writeAttribute(JsonGenerator json, String key, Object value)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("key", key);
    json.writeObjectFieldStart("value");
    if (value instanceof Boolean truth) {
      json.writeBooleanField("boolValue", truth);
    } else if (value instanceof Number number) {
      json.writeStringField("intValue", Long.toString(number.longValue()));
    } else {
      json.writeStringField("stringValue", Printable.text(value.toString()));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String nanos(Instant time) {
    return Long.toString(time.getEpochSecond() * NANOS_PER_SECOND + time.getNano());
  }
}
