package io.callrelay.simulator.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.ledger.JournalLine;
import io.callrelay.simulator.ledger.Verdict;
import io.callrelay.simulator.script.Answer;
import io.callrelay.simulator.spec.Field;
import io.callrelay.simulator.spec.Violation;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the list of arrivals. A hundred thousand are kept, so what is the same in most is one
 * object for all.
 *
 * @param names the id, when the request names one that can be an id, the caller's and the dialled
 *     number as they were sent, one per line; a line is empty where there is nothing to show
 * @param status the call status as it was sent; "" when it could not be read
 * @param answer what was answered, in words
 * @param why the violations in words; "" when there are none
 */
record IndexedArrival(
    long number,
    Instant at,
    Verdict verdict,
    String names,
    String status,
    String answer,
    String why) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int LONGEST = 200;
  private static final String GAP = "\n";
  private static final List<String> USUAL =
      List.of("Answered", "Missed", "Busy", "Abandoned", Answer.success().summary());

  static IndexedArrival of(Arrival arrival) {
    Map<Field, String> read = read(arrival.request().body().getBytes());
    String names =
        String.join(
            GAP,
            arrival.callId().orElse(""),
            line(read, Field.tpCallerNumber),
            line(read, Field.tpDIDNumber));
    return new IndexedArrival(
        arrival.number(),
        arrival.at(),
        arrival.verdict(),
        names,
        shared(read.getOrDefault(Field.tpCallStatus, "")),
        shared(shortened(arrival.answer())),
        arrival.violations().stream().map(Violation::sentence).findFirst().orElse("")
            + others(arrival.violations().size() - 1));
  }

  private static String line(Map<Field, String> read, Field field) {
    return read.getOrDefault(field, "").replace(GAP, "\\n");
  }

  private static String shared(String words) {
    return USUAL.stream().filter(words::equals).findFirst().orElse(words);
  }

  /**
   * Whether the id or a number has this in it.
   *
   * @param text in lower case
   */
  boolean mentions(String text) {
    return names.toLowerCase(Locale.ROOT).contains(text);
  }

  private static String others(int more) {
    return more > 0 ? " (and " + more + " more)" : "";
  }

  /** The strings of the object in the body, as far as it can be read. */
  private static Map<Field, String> read(byte[] body) {
    Map<Field, String> values = new EnumMap<>(Field.class);
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return values;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        Optional<Field> field = shown(json.currentName());
        if (json.nextToken().isScalarValue() && field.isPresent()) {
          values.putIfAbsent(field.get(), shortened(json.getText()));
        } else {
          json.skipChildren();
        }
      }
    } catch (IOException e) {
      return values; // What was read before the body broke is still worth showing.
    }
    return values;
  }

  private static Optional<Field> shown(String name) {
    return switch (name) {
      case "tpCallerNumber" -> Optional.of(Field.tpCallerNumber);
      case "tpDIDNumber" -> Optional.of(Field.tpDIDNumber);
      case "tpCallStatus" -> Optional.of(Field.tpCallStatus);
      default -> Optional.empty();
    };
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }

  JsonObject json() {
    String[] line = names.split(GAP, -1);
    return new JsonObject()
        .put("number", number)
        .put("at", JournalLine.time(at))
        .put("tpCallID", line[0])
        .put("caller", line[1])
        .put("did", line[2])
        .put("status", status)
        .put("verdict", verdict.name())
        .put("answer", answer)
        .put("why", why);
  }
}
