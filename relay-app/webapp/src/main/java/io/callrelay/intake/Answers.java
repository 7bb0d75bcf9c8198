package io.callrelay.intake;

import io.callrelay.call.CallField;
import io.callrelay.call.CallId;
import io.callrelay.platform.Json;
import io.callrelay.platform.http.CallAddress;
import io.callrelay.platform.http.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What telephony is told of each {@link Acceptance}. */
final class Answers {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  /** Also while the call waits in the ledger for the queue to be back. */
  private static final String NEW_STATE = "QUEUED";

  private Answers() {}

  static Response of(Acceptance acceptance) {
    if (acceptance instanceof Acceptance.Taken taken) {
      return call(202, taken.id(), NEW_STATE);
    }
    if (acceptance instanceof Acceptance.Known known) {
      return call(200, known.id(), known.state().name());
    }
    return problem(acceptance).response();
  }

  private static Response call(int status, CallId id, String state) {
    String body =
        Json.object(
            json -> {
              json.writeStringField(CallField.ID.jsonName(), id.value());
              json.writeStringField("state", state);
            });
    return Response.status(status)
        .location(CallAddress.of(id.value()))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(body.getBytes(StandardCharsets.UTF_8))
        .build();
  }

  /** What telephony is told when the call was neither taken nor known. */
  static Problem problem(Acceptance acceptance) {
    if (acceptance instanceof Acceptance.Conflicting conflicting) {
      return conflict(conflicting);
    }
    if (acceptance instanceof Acceptance.Rejected rejected) {
      return rejected(rejected);
    }
    if (acceptance instanceof Acceptance.Malformed malformed) {
      return PostedBody.malformed(malformed.message());
    }
    return Problem.of(
            503,
            "not-durable",
            "The call was not accepted",
            "Neither the queue nor the ledger took it in time. Post it again later.")
        .retryAfter(TRY_AGAIN);
  }

  private static Problem conflict(Acceptance.Conflicting conflicting) {
    return Problem.of(
            409,
            "conflict",
            "Another call has this tpCallID",
            "A call with this tpCallID and other content was accepted before; it stands, and this"
                + " one was dropped (S7.3).")
        .with(
            json -> {
              json.writeArrayFieldStart("fields");
              for (CallField field : conflicting.fields()) {
                json.writeString(field.jsonName());
              }
              json.writeEndArray();
            });
  }

  private static Problem rejected(Acceptance.Rejected rejected) {
    return Problem.of(
            422,
            "breaks-specification",
            "The call breaks the specification",
            "It is not sent to True Pulse; it is kept for the operator under quarantineId.")
        .with(
            json -> {
              json.writeStringField("quarantineId", rejected.quarantineId().toString());
              json.writeArrayFieldStart("violations");
              Quarantining.write(json, rejected.violations());
              json.writeEndArray();
            });
  }
}
