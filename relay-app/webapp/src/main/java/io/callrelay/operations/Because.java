package io.callrelay.operations;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.platform.Json;
import io.callrelay.platform.Printable;
import io.callrelay.platform.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Why an operator does something: the body {@code {"reason":"…"}}. */
final class Because {
  /** Longest reason that is kept, in characters. */
  static final int MOST = 500;

  private static final int MOST_BYTES = 8 * 1024;

  private Because() {}

  /** The reason; empty when the body gives none, or is not such a body. */
  static Optional<String> read(InputStream entity) {
    try {
      byte[] body = entity.readNBytes(MOST_BYTES + 1);
      return body.length > MOST_BYTES ? Optional.empty() : reason(Json.utf8(body));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What whoever gives none is told. */
  static Problem missing() {
    FieldErrors errors = new FieldErrors();
    errors.add(
        "reason", "must have 1 to %d characters, so that everybody can see why".formatted(MOST));
    return errors.problem("no-reason", "A reason is required");
  }

  private static Optional<String> reason(String body) throws IOException {
    String reason = "";
    try (JsonParser json = Json.parser(body)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          boolean wanted = json.currentName().equals("reason");
          if (json.nextToken() == JsonToken.VALUE_STRING && wanted) {
            reason = Printable.reason(json.getText());
          }
          json.skipChildren();
        }
      }
    }
    boolean fits = !reason.isEmpty() && reason.codePointCount(0, reason.length()) <= MOST;
    return fits ? Optional.of(reason) : Optional.empty();
  }
}
