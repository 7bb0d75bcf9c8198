package io.callrelay.operations;

import io.callrelay.call.CallId;
import io.callrelay.delivery.Gate;
import io.callrelay.ledger.Acts;
import io.callrelay.ledger.CallSearch;
import io.callrelay.ledger.CallView;
import io.callrelay.ledger.Journey;
import io.callrelay.ledger.Ledger;
import io.callrelay.platform.Role;
import io.callrelay.platform.http.AllowedTo;
import io.callrelay.platform.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * One call. An id may hold any printable character, a slash among them; only one with a backslash
 * cannot be asked for here, for Payara refuses that in a path.
 */
@Path("calls/{tpCallID:.+}")
@ApplicationScoped
@Tag(name = "operations", description = "For people")
public class CallResource {
  private static final int MOST_ACTS = 100;

  @Inject private Ledger ledger;
  @Inject private CallSearch search;
  @Inject private Acts acts;
  @Inject private Gate gate;
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public CallResource() {}

  /** The call, where it stands, and every attempt with its answer. */
  @GET
  @AllowedTo({Role.VIEWER, Role.INTAKE})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "A call, its state and all its attempts with True Pulse's answers")
  @APIResponse(
      responseCode = "200",
      description = "The call",
      content = @Content(mediaType = MediaType.APPLICATION_JSON))
  @APIResponse(
      responseCode = "404",
      description = "No such call",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response get(@PathParam("tpCallID") String id) {
    Optional<Journey> journey =
        CallId.isValid(id) ? ledger.journey(new CallId(id)) : Optional.empty();
    return journey
        .map(this::told)
        .map(told -> JsonAnswer.of(json -> JourneyJson.write(json, told)))
        .orElseGet(() -> unknown().response());
  }

  private JourneyJson.Told told(Journey journey) {
    CallView call = journey.call();
    return new JourneyJson.Told(
        journey,
        search.needsAttention(call),
        NextStep.of(call, gate.snapshot(), clock.instant()),
        acts.page(Acts.Filter.on(call.call().id().value()), Optional.empty(), MOST_ACTS).items());
  }

  /** What whoever asks for a call is told that the ledger does not have. */
  static Problem unknown() {
    return Problem.of(
        404,
        "unknown-call",
        "No such call",
        "The ledger has no call with this tpCallID. One that was accepted while the ledger was down"
            + " appears when it has caught up.");
  }
}
