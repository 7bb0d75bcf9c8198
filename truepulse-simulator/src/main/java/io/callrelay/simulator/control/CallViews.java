package io.callrelay.simulator.control;

import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.ledger.CallHistory;
import io.callrelay.simulator.ledger.CallLedger.CallLine;
import io.callrelay.simulator.ledger.JournalLine;
import io.callrelay.simulator.ledger.Sighting;
import io.callrelay.simulator.ledger.Summary;
import io.callrelay.simulator.ledger.Verdict;
import io.callrelay.simulator.webhook.Traffic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ledger as JSON. */
final class CallViews {
  private CallViews() {}

  static JsonObject history(CallHistory call) {
    JsonArray arrivals = new JsonArray();
    Optional<Instant> previous = Optional.empty();
    for (Sighting sighting : call.sightings()) {
      JsonObject json = sighting.details().map(CallViews::arrival).orElseGet(() -> bare(sighting));
      previous.ifPresent(
          at -> json.put("sincePreviousMs", Duration.between(at, sighting.at()).toMillis()));
      arrivals.add(json);
      previous = Optional.of(sighting.at());
    }
    JsonObject json =
        new JsonObject().put("tpCallID", call.callId()).put("state", call.state().name());
    call.firstAccepted().ifPresent(at -> json.put("firstAccepted", JournalLine.time(at)));
    call.delay().ifPresent(delay -> json.put("delayMs", delay.toMillis()));
    return json.put("late", call.late())
        .put("posts", call.posts())
        .put("attemptsBeforeAcceptance", call.attemptsBeforeAcceptance())
        .put("duplicates", call.duplicates())
        .put("conflicts", call.conflicts())
        .put("arrivals", arrivals);
  }

  /** The history with each arrival beside the specification. */
  static JsonObject compared(CallHistory call) {
    JsonObject json = history(call);
    JsonArray arrivals = json.getJsonArray("arrivals");
    for (int i = 0; i < arrivals.size(); i++) {
      Comparison.into(arrivals.getJsonObject(i), call.sightings().get(i).details());
    }
    return json;
  }

  private static JsonObject arrival(Arrival arrival) {
    return new JsonObject(JournalLine.of(arrival));
  }

  private static JsonObject bare(Sighting sighting) {
    return new JsonObject()
        .put("number", sighting.number())
        .put("at", JournalLine.time(sighting.at()))
        .put("connection", sighting.connection())
        .put("verdict", sighting.verdict().name());
  }

  static JsonObject lines(List<CallLine> calls) {
    JsonArray array = new JsonArray();
    for (CallLine call : calls) {
      JsonObject json = new JsonObject().put("tpCallID", call.callId());
      json.put("state", call.state().name()).put("posts", call.posts());
      call.firstAccepted().ifPresent(at -> json.put("firstAccepted", JournalLine.time(at)));
      call.delay().ifPresent(delay -> json.put("delayMs", delay.toMillis()));
      json.put("late", call.late());
      array.add(json);
    }
    return new JsonObject().put("calls", array);
  }

  static JsonObject summary(Summary summary, Traffic traffic) {
    JsonObject json =
        new JsonObject()
            .put("arrivals", summary.arrivals())
            .put("posts", summary.posts())
            .put("calls", summary.calls())
            .put("acceptedCalls", summary.acceptedCalls())
            .put("lateCalls", summary.lateCalls());
    for (Verdict verdict : Verdict.values()) {
      json.put(name(verdict), summary.count(verdict));
    }
    return json.put("withViolations", summary.withViolations())
        .put("connections", traffic.connectionsOpened())
        .put("incompleteRequests", traffic.incompleteRequests())
        .put("malformedRequests", traffic.malformedRequests());
  }

  private static String name(Verdict verdict) {
    return switch (verdict) {
      case DUPLICATE -> "duplicates";
      case CONFLICT -> "conflicting";
      case VIOLATION -> "violations";
      case ACCEPTED, REFUSED, ELSEWHERE, DROPPED -> verdict.name().toLowerCase(Locale.ROOT);
    };
  }
}
