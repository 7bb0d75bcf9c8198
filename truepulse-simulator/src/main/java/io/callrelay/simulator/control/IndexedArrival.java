package io.callrelay.simulator.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.ledger.JournalLine;
import io.callrelay.simulator.ledger.Verdict;
import io.callrelay.simulator.spec.Field;
import io.callrelay.simulator.spec.Violation;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the list of arrivals.
 *
 * @param callId the id, when the request names one that can be an id; else ""
 * @param caller the caller's number as it was sent; "" when it could not be read
 * @param did the dialled number, likewise
 * @param status the call status, likewise
 * @param answer what was answered, in words
 * @param why the violations in words; "" when there are none
 * @param searched id and numbers in lower case, what a search looks through
 */
record IndexedArrival(
    long number,
    Instant at,
    Verdict verdict,
    String callId,
    String caller,
    String did,
    String status,
    String answer,
    String why,
    String searched) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int LONGEST = 200;
  private static final String GAP = "\n";

  static IndexedArrival of(Arrival arrival) {
    Map<Field, String> read = read(arrival.request().body().getBytes());
    String callId = arrival.callId().orElse("");
    String caller = read.getOrDefault(Field.tpCallerNumber, "");
    String did = read.getOrDefault(Field.tpDIDNumber, "");
    return new IndexedArrival(
        arrival.number(),
        arrival.at(),
        arrival.verdict(),
        callId,
        caller,
        did,
        read.getOrDefault(Field.tpCallStatus, ""),
        shortened(arrival.answer()),
        arrival.violations().stream().map(Violation::sentence).findFirst().orElse("")
            + others(arrival.violations().size() - 1),
        (callId + GAP + caller + GAP + did).toLowerCase(Locale.ROOT));
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
    return new JsonObject()
        .put("number", number)
        .put("at", JournalLine.time(at))
        .put("tpCallID", callId)
        .put("caller", caller)
        .put("did", did)
        .put("status", status)
        .put("verdict", verdict.name())
        .put("answer", answer)
        .put("why", why);
  }
}
