package io.callrelay.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.ledger.Act;
import java.io.IOException;

/** An act as people look at it. */
final class ActJson {
  private ActJson() {}

  static void write(JsonGenerator json, Act.Recorded recorded) throws IOException {
    Act act = recorded.act();
    json.writeStartObject();
    json.writeStringField("id", recorded.id().toString());
    json.writeStringField("at", recorded.at().toString());
    json.writeStringField("by", act.by());
    json.writeStringField("action", act.action());
    json.writeStringField("kind", act.on().kind().name());
    json.writeStringField("target", act.on().id());
    json.writeStringField("reason", act.reason());
    json.writeStringField("outcome", act.outcome());
    json.writeStringField("node", recorded.node());
    json.writeEndObject();
  }
}
