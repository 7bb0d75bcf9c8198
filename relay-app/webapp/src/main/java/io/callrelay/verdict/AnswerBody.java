package io.callrelay.verdict;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** What the bytes of a whole body say in the language of S6. */
final class AnswerBody {
  /** Either one JSON object, or nothing that can be relied on. */
  sealed interface Reading {
    /** One JSON object, with its status and message where these are texts. */
    record Statement(Optional<String> status, String message) implements Reading {}

    /** Not one JSON object in UTF-8, or one that contradicts itself. */
    record Garbage(String why) implements Reading {}
  }

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private AnswerBody() {}

  static Reading read(byte[] body) {
    String text;
    try {
      text = Json.utf8(body);
    } catch (CharacterCodingException e) {
      return new Reading.Garbage("the body is not UTF-8");
    }
    if (text.startsWith(BYTE_ORDER_MARK)) {
      return new Reading.Garbage("the body begins with a byte order mark");
    }
    try (JsonParser json = Json.parser(text)) {
      return json.nextToken() == JsonToken.START_OBJECT
          ? statement(json)
          : new Reading.Garbage("the body is no JSON object");
    } catch (JsonProcessingException e) {
      return new Reading.Garbage("the body is not JSON: " + e.getOriginalMessage() + at(e));
    } catch (IOException e) {
      throw new UncheckedIOException("a text does not refuse to be read", e);
    }
  }

  private static Reading statement(JsonParser json) throws IOException {
    Optional<String> status = Optional.empty();
    Optional<String> message = Optional.empty();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "status" -> status = text(json);
        case "message" -> message = text(json);
        default -> json.skipChildren();
      }
    }
    return json.nextToken() == null
        ? new Reading.Statement(status, message.orElse(""))
        : new Reading.Garbage("something follows the JSON object");
  }

  private static Optional<String> text(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return Optional.of(json.getText());
    }
    json.skipChildren();
    return Optional.empty();
  }

  private static String at(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }
}
