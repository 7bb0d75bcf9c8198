package io.callrelay.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.delivery.GateSnapshot;
import io.callrelay.ledger.Pause;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Parts of the relay as status and overview tell them. */
final class StatusJson {
  private StatusJson() {}

  /** A neighbour, and why it cannot be used, if it cannot. */
  static void writeNeighbour(JsonGenerator json, String name, Optional<String> problem)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeBooleanField("up", problem.isEmpty());
    if (problem.isPresent()) {
      json.writeStringField("problem", problem.get());
    }
    json.writeEndObject();
  }

  /** This node's gate. */
  static void writeDelivery(JsonGenerator json, GateSnapshot gate) throws IOException {
    json.writeObjectFieldStart("delivery");
    json.writeStringField("state", gate.state().name());
    json.writeStringField("since", gate.since().toString());
    if (gate.pause().isPresent()) {
      Pause pause = gate.pause().get();
      json.writeStringField("pausedBy", pause.by());
      json.writeStringField("reason", pause.reason());
    }
    writeTime(json, "unreachableSince", gate.unreachableSince());
    writeTime(json, "nextProbeAt", gate.nextProbeAt());
    json.writeNumberField("inFlight", gate.inFlight());
    json.writeNumberField("allowed", gate.allowed());
    json.writeNumberField("waiting", gate.waiting());
    json.writeEndObject();
  }

  private static void writeTime(JsonGenerator json, String name, Optional<Instant> time)
      throws IOException {
    if (time.isPresent()) {
      json.writeStringField(name, time.get().toString());
    }
  }
}
