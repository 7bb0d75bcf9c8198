package io.callrelay.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict JSON (RFC 8259) in and out, through one factory made once. */
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Json() {}

  /** Writes one JSON object. */
  @FunctionalInterface
  public interface Fields {
    /** Writes the fields; the braces are already there. */
    void write(JsonGenerator json) throws IOException;
  }

  /** One JSON object as text, its fields in the order in which they are written. */
  public static String object(Fields fields) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string does not refuse to be written to", e);
    }
    return text.toString();
  }

  /** One JSON array as text; {@code elements} writes what stands in it. */
  public static String array(Fields elements) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartArray();
      elements.write(json);
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a string does not refuse to be written to", e);
    }
    return text.toString();
  }

  /** A parser that takes no duplicate name and nothing that RFC 8259 does not know. */
  public static JsonParser parser(String text) throws IOException {
    return FACTORY.createParser(text);
  }

  /**
   * The text of UTF-8 bytes, a byte order mark left in.
   *
   * @throws CharacterCodingException when the bytes are not UTF-8
   */
  public static String utf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
