package io.callrelay.operations.incidents;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.escalation.Cause;
import io.callrelay.ledger.Incident;
import io.callrelay.ledger.Notice;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** An incident, and a notice, as the API shows them. */
final class IncidentJson {
  private IncidentJson() {}

  static void write(JsonGenerator json, Incident incident) throws IOException {
    json.writeStringField("id", incident.id().toString());
    json.writeStringField("cause", incident.cause());
    json.writeStringField("title", Cause.of(incident.cause()).title());
    json.writeStringField("state", incident.open() ? "OPEN" : "OVER");
    json.writeStringField("since", incident.start().since().toString());
    json.writeStringField("raisedAt", incident.start().raisedAt().toString());
    json.writeStringField("raisedBy", incident.start().by());
    json.writeStringField("lastSeenAt", incident.sight().at().toString());
    time(json, "overAt", incident.overAt());
    json.writeNumberField("calls", incident.sight().calls());
    json.writeNumberField("mostCalls", incident.sight().mostCalls());
    json.writeStringField("words", incident.sight().words());
    json.writeNumberField("told", incident.told().times());
    time(json, "lastToldAt", incident.told().lastAt());
  }

  static void write(JsonGenerator json, Notice notice) throws IOException {
    json.writeStringField("id", notice.id().toString());
    json.writeStringField("kind", notice.kind().name());
    json.writeStringField("channel", notice.to().channel());
    json.writeStringField("recipient", notice.to().address());
    json.writeStringField("state", notice.unsent() ? "WAITING" : "SENT");
    json.writeStringField("createdAt", notice.createdAt().toString());
    time(json, "sentAt", notice.sending().sentAt());
    time(json, "nextAttemptAt", notice.sending().dueAt());
    json.writeNumberField("attempts", notice.sending().attempts());
    if (notice.sending().problem().isPresent()) {
      json.writeStringField("problem", notice.sending().problem().get());
    } else {
      json.writeNullField("problem");
    }
  }

  private static void time(JsonGenerator json, String name, Optional<Instant> time)
      throws IOException {
    if (time.isPresent()) {
      json.writeStringField(name, time.get().toString());
    } else {
      json.writeNullField(name);
    }
  }
}
