package io.callrelay.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The examples of {@code examples.json}: by method and path, then by status. Under {@code *} stand
 * the answers that any path may give, each with its description.
 */
final class ExampleBook {
  private static final String ANY = "*";
  private static final String DESCRIPTION = "description";
  private static final String EXAMPLE = "example";

  private final Map<String, Map<String, @Nullable Object>> byOperation = new TreeMap<>();
  private final Map<String, String> ofEveryPath = new TreeMap<>();
  private final Map<String, @Nullable Object> common = new TreeMap<>();

  private ExampleBook(Map<?, ?> book) {
    book.forEach(
        (operation, answers) -> {
          if (operation.equals(ANY)) {
            ((Map<?, ?>) answers).forEach((status, answer) -> keep(status, (Map<?, ?>) answer));
          } else {
            Map<String, @Nullable Object> kept = new TreeMap<>();
            ((Map<?, ?>) answers).forEach((status, example) -> kept.put(text(status), example));
            byOperation.put(text(operation), kept);
          }
        });
  }

  private void keep(Object status, Map<?, ?> answer) {
    ofEveryPath.put(text(status), text(answer.get(DESCRIPTION)));
    common.put(text(status), answer.get(EXAMPLE));
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }

  /** As it is packed. */
  static ExampleBook read() {
    try (InputStream file = ExampleBook.class.getResourceAsStream("examples.json")) {
      if (file == null) {
        throw new IllegalStateException("examples.json is missing in the WAR");
      }
      try (JsonParser json = Json.parser(Json.utf8(file.readAllBytes()))) {
        json.nextToken();
        return new ExampleBook(object(json));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("examples.json cannot be read", e);
    }
  }

  /** Statuses that any path may answer, with what they mean. */
  Map<String, String> ofEveryPath() {
    return ofEveryPath;
  }

  /** The operations that have examples of their own, as {@code GET /status}. */
  Map<String, Map<String, @Nullable Object>> operations() {
    return byOperation;
  }

  /** What an operation answers, by status; those of every path included. */
  Map<String, @Nullable Object> of(String method, String path) {
    Map<String, @Nullable Object> answers = new TreeMap<>(common);
    answers.putAll(byOperation.getOrDefault(method + " " + path, Map.of()));
    return answers;
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> array(json);
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> json.getText();
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser json) throws IOException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      fields.put(name, value(json));
    }
    return fields;
  }

  private static List<@Nullable Object> array(JsonParser json) throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(json));
    }
    return elements;
  }
}
