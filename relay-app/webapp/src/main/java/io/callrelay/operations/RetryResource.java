package io.callrelay.operations;

import io.callrelay.call.CallId;
import io.callrelay.ledger.Steered;
import io.callrelay.ledger.Steering;
import io.callrelay.platform.Role;
import io.callrelay.platform.http.AllowedTo;
import io.callrelay.platform.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Has a call that waits tried now. */
@Path("calls/{tpCallID:.+}/retry")
@ApplicationScoped
@Tag(ref = "operations")
public class RetryResource {
  @Inject private Steering steering;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public RetryResource() {}

  /** Makes the call due at once; one in the queue is on its way already. */
  @POST
  @AllowedTo(Role.OPERATOR)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Try a call now that waits for its time; a reason may be given")
  @APIResponse(responseCode = "200", description = "It is tried now, or is in the queue already")
  @APIResponse(
      responseCode = "404",
      description = "No such call",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "409",
      description = "It is delivered or withdrawn",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response retry(
      @PathParam("tpCallID") String id, @Context SecurityContext caller, InputStream entity) {
    String who = caller.getUserPrincipal().getName();
    String reason = Because.read(entity).orElse("");
    Steered outcome =
        CallId.isValid(id) ? steering.retryNow(new CallId(id), who, reason) : new Steered.Unknown();
    return SteeredAnswers.of(
        outcome,
        new SteeredAnswers.Wanted("call-retried", "tried", who, reason),
        call ->
            call.nextAttemptAt().isPresent()
                ? "It is tried now."
                : "It is in the queue already, and is tried in its turn.");
  }
}
