package io.callrelay.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Values that may be missing, as they are written. */
final class OrNull {
  private OrNull() {}

  /** A time, or null. */
  static void time(JsonGenerator json, String name, Optional<Instant> time) throws IOException {
    text(json, name, time.map(Instant::toString));
  }

  /** A text, or null. */
  static void text(JsonGenerator json, String name, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    } else {
      json.writeNullField(name);
    }
  }
}
