package io.callrelay.simulator.mutant;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.callrelay.simulator.mutant.Heard.Answered;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * SUCCESS is a 2xx answer whose whole body is one JSON object with the string {@code SUCCESS} as
 * its only {@code status}; everything else is not (Readings).
 */
final class Verdicts {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Verdicts() {}

  static boolean isSuccess(Heard heard) {
    return heard instanceof Answered answered
        && is2xx(answered)
        && saysSuccess(answered.body().getBytes());
  }

  static boolean is2xx(Answered answered) {
    return answered.status() / 100 == 2;
  }

  static boolean saysSuccess(byte[] body) {
    try (JsonParser json = JSON.createParser(decoded(body))) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      boolean success = false;
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("status")) {
          success = value == JsonToken.VALUE_STRING && json.getText().equals("SUCCESS");
        }
        json.skipChildren();
      }
      return success && json.nextToken() == null;
    } catch (IOException e) {
      return false; // not UTF-8, not JSON, or a key twice: nothing that says SUCCESS
    }
  }

  private static String decoded(byte[] body) throws IOException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }
}
