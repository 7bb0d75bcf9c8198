package io.callrelay.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.escalation.Cause;
import io.callrelay.ledger.Figures.Minute;
import io.callrelay.ledger.Figures.Waiting;
import io.callrelay.ledger.Incident;
import io.callrelay.operations.Overview.Delays;
import io.callrelay.operations.Overview.Numbers;
import io.callrelay.verdict.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The overview as the console and programs read it. */
final class OverviewJson {
  private static final List<String> FROM_THE_LEDGER =
      List.of("undelivered", "perMinute", "delay", "failing", "quarantine", "incidents");

  private OverviewJson() {}

  static void write(JsonGenerator json, Overview overview, String node) throws IOException {
    HealthWords health = HealthWords.of(overview);
    json.writeStringField("at", overview.at().toString());
    json.writeStringField("node", node);
    json.writeStringField("version", Version.CURRENT);
    json.writeObjectFieldStart("health");
    json.writeStringField("level", health.level().name());
    json.writeStringField("words", health.words());
    json.writeEndObject();
    StatusJson.writeNeighbour(json, "queue", overview.queueProblem());
    StatusJson.writeNeighbour(json, "ledger", overview.ledgerProblem());
    StatusJson.writeDelivery(json, overview.gate());
    if (overview.figures().isPresent()) {
      writeNumbers(json, overview, overview.figures().get());
    } else {
      for (String name : FROM_THE_LEDGER) {
        json.writeNullField(name);
      }
    }
  }

  private static void writeNumbers(JsonGenerator json, Overview overview, Numbers numbers)
      throws IOException {
    writeUndelivered(json, numbers.waiting());
    json.writeObjectFieldStart("perMinute");
    json.writeStringField("from", MinuteSeries.first(overview.at()).toString());
    writeSeries(json, "accepted", numbers.minutes(), Minute::accepted);
    writeSeries(json, "delivered", numbers.minutes(), Minute::delivered);
    json.writeEndObject();
    writeDelays(json, numbers.delays());
    writeFailing(json, numbers.waiting().failing());
    json.writeObjectFieldStart("quarantine");
    json.writeNumberField("open", numbers.waiting().quarantined());
    json.writeEndObject();
    writeIncidents(json, numbers.incidents());
  }

  private static void writeIncidents(JsonGenerator json, List<Incident> incidents)
      throws IOException {
    json.writeArrayFieldStart("incidents");
    for (Incident incident : incidents) {
      json.writeStartObject();
      json.writeStringField("id", incident.id().toString());
      json.writeStringField("cause", incident.cause());
      json.writeStringField("title", Cause.of(incident.cause()).title());
      json.writeStringField("since", incident.start().since().toString());
      json.writeNumberField("calls", incident.sight().calls());
      json.writeStringField("words", incident.sight().words());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeUndelivered(JsonGenerator json, Waiting waiting) throws IOException {
    json.writeObjectFieldStart("undelivered");
    json.writeNumberField("count", waiting.queued() + waiting.retrying());
    json.writeNumberField("queued", waiting.queued());
    json.writeNumberField("retrying", waiting.retrying());
    if (waiting.oldest().isPresent()) {
      json.writeStringField("oldestAcceptedAt", waiting.oldest().get().toString());
    }
    json.writeEndObject();
  }

  private static void writeSeries(
      JsonGenerator json, String name, List<Minute> minutes, ToLongFunction<Minute> count)
      throws IOException {
    long[] counts = minutes.stream().mapToLong(count).toArray();
    json.writeFieldName(name);
    json.writeArray(counts, 0, counts.length);
  }

  private static void writeDelays(JsonGenerator json, Optional<Delays> delays) throws IOException {
    if (delays.isEmpty()) {
      json.writeNullField("delay");
      return;
    }
    json.writeObjectFieldStart("delay");
    json.writeNumberField("p50Millis", delays.get().median().toMillis());
    json.writeNumberField("p95Millis", delays.get().slow().toMillis());
    json.writeNumberField("calls", delays.get().calls());
    json.writeEndObject();
  }

  private static void writeFailing(JsonGenerator json, Map<Reason, Long> failing)
      throws IOException {
    json.writeArrayFieldStart("failing");
    for (Map.Entry<Reason, Long> reason : failing.entrySet()) {
      json.writeStartObject();
      json.writeStringField("reason", reason.getKey().name());
      json.writeNumberField("calls", reason.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
