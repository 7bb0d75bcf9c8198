package io.callrelay.simulator.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.simulator.spec.Fingerprint;
import io.callrelay.simulator.spec.Header;
import io.callrelay.simulator.spec.Violation;
import io.callrelay.simulator.spec.WebhookRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** An arrival as one JSON object: the form of the journal, of the control API and of its events. */
public final class JournalLine {
  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter MICROS =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

  private JournalLine() {}

  /** Without a line end. */
  public static String of(Arrival arrival) {
    return new String(bytes(arrival), StandardCharsets.UTF_8);
  }

  /** In UTF-8, without a line end. */
  static byte[] bytes(Arrival arrival) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(2048);
    write(arrival, out);
    return out.toByteArray();
  }

  static void write(Arrival arrival, OutputStream out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("number", arrival.number());
      json.writeStringField("at", time(arrival.at()));
      json.writeNumberField("connection", arrival.connection());
      if (arrival.callId().isPresent()) {
        json.writeStringField("tpCallID", arrival.callId().get());
      }
      if (arrival.callEnd().isPresent()) {
        json.writeStringField("callEnd", time(arrival.callEnd().get()));
      }
      json.writeStringField("verdict", arrival.verdict().name());
      json.writeStringField("answer", arrival.answer());
      writeViolations(arrival.violations(), json);
      json.writeStringField("fingerprint", arrival.fingerprint().hex());
      writeRequest(arrival.request(), json);
      if (arrival.said().isPresent()) {
        writeSaid(arrival.said().get(), json);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write an arrival as JSON", e);
    }
  }

  /** ISO-8601 in UTC with six digits of a second. */
  public static String time(Instant at) {
    return MICROS.format(at);
  }

  private static void writeViolations(List<Violation> violations, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("violations");
    for (Violation violation : violations) {
      json.writeStartObject();
      json.writeStringField("field", violation.field());
      json.writeStringField("clause", violation.clause());
      json.writeStringField("value", violation.value());
      json.writeStringField("message", violation.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeRequest(WebhookRequest request, JsonGenerator json) throws IOException {
    json.writeStringField("method", request.method());
    json.writeStringField("target", request.target());
    writeHeaders(request.headers(), json);
    writeBody(request.body().getBytes(), json);
  }

  private static void writeSaid(Said said, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("said");
    json.writeNumberField("status", said.status());
    writeHeaders(said.headers(), json);
    writeBody(said.body().getBytes(), json);
    json.writeEndObject();
  }

  private static void writeHeaders(List<Header> headers, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("headers");
    for (Header header : headers) {
      json.writeStartArray();
      json.writeString(header.name());
      json.writeString(header.value());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void writeBody(byte[] body, JsonGenerator json) throws IOException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      json.writeStringField("body", text);
    } catch (CharacterCodingException e) {
      json.writeBinaryField("bodyBase64", body);
    }
  }

  /** Reads what {@link #bytes} wrote. */
  static Arrival read(byte[] line) throws IOException {
    try {
      JsonObject json = new JsonObject(Buffer.buffer(line));
      return new Arrival(
          json.getLong("number"),
          Instant.parse(json.getString("at")),
          json.getLong("connection"),
          Optional.ofNullable(json.getString("tpCallID")),
          Fingerprint.parse(json.getString("fingerprint")),
          Optional.ofNullable(json.getString("callEnd")).map(Instant::parse),
          readRequest(json),
          Verdict.valueOf(json.getString("verdict")),
          json.getString("answer"),
          readViolations(json.getJsonArray("violations")),
          Optional.ofNullable(json.getJsonObject("said")).map(JournalLine::readSaid));
    } catch (RuntimeException e) { // a dozen ways not to be an arrival, all the same to the reader
      throw new IOException("not an arrival", e);
    }
  }

  private static WebhookRequest readRequest(JsonObject json) {
    return new WebhookRequest(
        json.getString("method"), json.getString("target"), readHeaders(json), readBody(json));
  }

  private static Said readSaid(JsonObject json) {
    return new Said(json.getInteger("status"), readHeaders(json), readBody(json));
  }

  private static List<Header> readHeaders(JsonObject json) {
    List<Header> headers = new ArrayList<>();
    JsonArray pairs = json.getJsonArray("headers");
    for (int i = 0; i < pairs.size(); i++) {
      JsonArray pair = pairs.getJsonArray(i);
      headers.add(new Header(pair.getString(0), pair.getString(1)));
    }
    return List.copyOf(headers);
  }

  private static Buffer readBody(JsonObject json) {
    String text = json.getString("body");
    return text != null ? Buffer.buffer(text) : base64(json.getString("bodyBase64"));
  }

  private static Buffer base64(String text) {
    return Buffer.buffer(Base64.getDecoder().decode(text));
  }

  private static List<Violation> readViolations(JsonArray array) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      JsonObject json = array.getJsonObject(i);
      violations.add(
          new Violation(
              json.getString("field"),
              json.getString("clause"),
              json.getString("value"),
              json.getString("message")));
    }
    return List.copyOf(violations);
  }
}
