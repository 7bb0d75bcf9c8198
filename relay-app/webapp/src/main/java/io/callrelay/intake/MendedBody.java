package io.callrelay.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.platform.Json;
import io.callrelay.platform.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What an operator sends in place of a body in quarantine.
 *
 * @param body the whole mended body, as telephony should have posted it
 * @param reason why; {@code ""} when none is given
 * @param dryRun whether it is only to be checked
 */
record MendedBody(String body, String reason, boolean dryRun) {
  /** Longest reason, in characters. */
  static final int MOST_REASON = 500;

  /** A body of 64 KiB of which every byte is escaped, and what else there is. */
  private static final int MOST_BYTES = 6 * PostedBody.MOST + 16 * 1024;

  /** Reads it; empty when it is something else. */
  static Optional<MendedBody> read(InputStream entity) {
    try {
      byte[] bytes = entity.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES ? Optional.empty() : read(Json.utf8(bytes));
    } catch (IOException e) {
      // Not UTF-8, not JSON, or cut off: whoever sent it is told what it must be.
      return Optional.empty();
    }
  }

  private static Optional<MendedBody> read(String text) throws IOException {
    Optional<String> body = Optional.empty();
    String reason = "";
    boolean dryRun = false;
    try (JsonParser json = Json.parser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("body") && value == JsonToken.VALUE_STRING) {
          body = Optional.of(json.getText());
        } else if (name.equals("reason") && value == JsonToken.VALUE_STRING) {
          reason = Printable.reason(json.getText());
        } else if (name.equals("dryRun") && value.isBoolean()) {
          dryRun = json.getBooleanValue();
        } else {
          return Optional.empty();
        }
      }
    }
    MendedBody read = new MendedBody(body.orElse(""), reason, dryRun);
    return body.map(given -> read);
  }

  /** Whether it says why, as it must to be taken. */
  boolean hasReason() {
    return !reason.isEmpty() && reason.codePointCount(0, reason.length()) <= MOST_REASON;
  }
}
