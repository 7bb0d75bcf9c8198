package io.callrelay.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import io.callrelay.call.Call;
import io.callrelay.call.SampleCall;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Attempted;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.ledger.LedgerEntry.Origin;
import io.callrelay.platform.NodeName;
import io.callrelay.verdict.Answer;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Reason;
import io.callrelay.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Entries in which a test names only what matters to it. */
final class Samples {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
  static final NodeName NODE = new NodeName("node-1");
  static final Acts.Filter ALL_ACTS =
      new Acts.Filter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private Samples() {}

  static Call call(String id) {
    return SampleCall.withId(id);
  }

  static Origin origin() {
    return new Origin(NOON, "pbx", UuidCreator.getTimeOrderedEpoch());
  }

  static Accepted accepted(String id) {
    return new Accepted(call(id), origin(), Optional.empty(), true);
  }

  static Attempt delivered() {
    return new Attempt(
        UUID.randomUUID(),
        "node-1",
        NOON.plusSeconds(1),
        Duration.ofMillis(25),
        new Verdict.Success("Data added successfully."),
        Optional.of(answer(200, "{\"status\":\"SUCCESS\"}")));
  }

  static Attempt refused() {
    return new Attempt(
        UUID.randomUUID(),
        "node-1",
        NOON.plusSeconds(1),
        Duration.ofMillis(25),
        new Verdict.Refused(Reason.ERROR_ANSWER, "no such customer", Optional.empty()),
        Optional.of(answer(200, "{\"status\":\"ERROR\"}")));
  }

  static Answer answer(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Answer(status, "application/json", List.of("7"), bytes, bytes.length, true);
  }

  static Attempted attempted(Accepted accepted, Attempt attempt, Next next) {
    return new Attempted(accepted.call(), accepted.origin(), attempt, next);
  }
}
