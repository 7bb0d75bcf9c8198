package io.callrelay.simulator.certification.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.simulator.certification.report.words.Attempt;
import io.callrelay.simulator.certification.report.words.Times;
import io.callrelay.simulator.certification.result.Evidence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Evidence as JSON: bytes as text where they are UTF-8, otherwise in base64. */
final class JsonEvidence {
  private final JsonGenerator json;

  JsonEvidence(JsonGenerator json) {
    this.json = json;
  }

  void write(List<Evidence> evidence) throws IOException {
    List<Optional<Attempt>> attempts = Attempt.in(evidence);
    json.writeArrayFieldStart("evidence");
    for (int i = 0; i < evidence.size(); i++) {
      write(evidence.get(i), attempts.get(i));
    }
    json.writeEndArray();
  }

  private void write(Evidence evidence, Optional<Attempt> attempt) throws IOException {
    json.writeStartObject();
    json.writeStringField("at", Times.iso(evidence.at()));
    json.writeStringField("kind", evidence.kind().name());
    json.writeStringField("words", evidence.words());
    if (attempt.isPresent()) {
      json.writeNumberField("attempt", attempt.get().number());
      if (attempt.get().sincePrevious().isPresent()) {
        json.writeNumberField("sincePreviousMs", attempt.get().sincePrevious().get().toMillis());
      }
    }
    writeBytes(evidence.bytes().getBytes());
    json.writeEndObject();
  }

  private void writeBytes(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      json.writeStringField("text", text);
    } catch (CharacterCodingException e) { // it is not text; a reader of the report is told so
      json.writeBinaryField("base64", bytes);
    }
  }
}
