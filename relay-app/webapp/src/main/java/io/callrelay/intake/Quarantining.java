package io.callrelay.intake;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.call.Violation;
import io.callrelay.ledger.LedgerEntry.Rejected;
import io.callrelay.ledger.Recorded;
import io.callrelay.platform.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Keeps bodies that break the specification: nothing that telephony sent is lost. */
final class Quarantining {
  private final Neighbours neighbours;
  private final Patience patience;

  Quarantining(Neighbours neighbours, Patience patience) {
    this.neighbours = neighbours;
    this.patience = patience;
  }

  /** Puts a rejection on disk; why that failed, if it did. */
  Optional<String> keep(Rejected rejection) {
    Reply<Recorded> recorded = patience.ask(() -> neighbours.record().apply(rejection));
    if (recorded.arrivesWithin(patience.ledger())) {
      return Optional.empty();
    }
    Reply<Void> settled = patience.ask(() -> neighbours.settle().apply(rejection));
    return Reply.eitherArrivesWithin(patience.total(), recorded, settled)
        ? Optional.empty()
        : Optional.of("queue: %s; ledger: %s".formatted(settled.problem(), recorded.problem()));
  }

  /** The violations as the JSON array that is kept. */
  static String json(List<Violation> violations) {
    return Json.array(json -> write(json, violations));
  }

  /** Writes the violations, one object each. */
  static void write(JsonGenerator json, List<Violation> violations) throws IOException {
    for (Violation violation : violations) {
      json.writeStartObject();
      json.writeStringField("field", violation.field());
      json.writeStringField("clause", violation.clause());
      json.writeStringField("message", violation.message());
      json.writeEndObject();
    }
  }
}
