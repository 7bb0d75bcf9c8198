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
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    Buffer buffer = Buffer.buffer();
    write(
        arrival,
        new OutputStream() {
          @Override
          public void write(int b) {
            buffer.appendByte((byte) b);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            buffer.appendBytes(bytes, offset, length);
          }
        });
    return buffer.toString();
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
      json.writeStringField("verdict", arrival.verdict().name());
      json.writeStringField("answer", arrival.answer());
      writeViolations(arrival.violations(), json);
      json.writeStringField("fingerprint", arrival.fingerprint().hex());
      writeRequest(arrival.request(), json);
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
    json.writeArrayFieldStart("headers");
    for (Header header : request.headers()) {
      json.writeStartArray();
      json.writeString(header.name());
      json.writeString(header.value());
      json.writeEndArray();
    }
    json.writeEndArray();
    byte[] body = request.body().getBytes();
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      json.writeStringField("body", text);
    } catch (CharacterCodingException e) {
      json.writeBinaryField("bodyBase64", body);
    }
  }

  static Arrival read(byte[] line, Path file, long position) throws IOException {
    try {
      JsonObject json = new JsonObject(Buffer.buffer(line));
      return new Arrival(
          json.getLong("number"),
          Instant.parse(json.getString("at")),
          json.getLong("connection"),
          Optional.ofNullable(json.getString("tpCallID")),
          Fingerprint.parse(json.getString("fingerprint")),
          readRequest(json),
          Verdict.valueOf(json.getString("verdict")),
          json.getString("answer"),
          readViolations(json.getJsonArray("violations")));
    } catch (RuntimeException e) { // a dozen ways not to be an arrival, all the same to the reader
      throw new IOException(
          file + " has a line at byte " + position + " that is not an arrival", e);
    }
  }

  private static WebhookRequest readRequest(JsonObject json) {
    List<Header> headers = new ArrayList<>();
    JsonArray pairs = json.getJsonArray("headers");
    for (int i = 0; i < pairs.size(); i++) {
      JsonArray pair = pairs.getJsonArray(i);
      headers.add(new Header(pair.getString(0), pair.getString(1)));
    }
    String text = json.getString("body");
    Buffer body = text != null ? Buffer.buffer(text) : base64(json.getString("bodyBase64"));
    return new WebhookRequest(
        json.getString("method"), json.getString("target"), List.copyOf(headers), body);
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
