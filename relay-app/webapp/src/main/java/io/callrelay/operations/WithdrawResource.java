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

/** Takes a call out for good. */
@Path("calls/{tpCallID:.+}/withdraw")
@ApplicationScoped
@Tag(ref = "operations")
public class WithdrawResource {
  @Inject private Steering steering;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public WithdrawResource() {}

  /** No attempt begins any more; one under way may still succeed. */
  @POST
  @AllowedTo(Role.OPERATOR)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Send a call no more, with a reason that is kept")
  @APIResponse(responseCode = "200", description = "It is withdrawn")
  @APIResponse(
      responseCode = "404",
      description = "No such call",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "409",
      description = "It is delivered, or was withdrawn before",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "422",
      description = "No reason was given",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response withdraw(
      @PathParam("tpCallID") String id, @Context SecurityContext caller, InputStream entity) {
    String who = caller.getUserPrincipal().getName();
    return Because.read(entity)
        .map(reason -> withdraw(id, who, reason))
        .orElseGet(() -> Because.missing().response());
  }

  private Response withdraw(String id, String who, String reason) {
    Steered outcome =
        CallId.isValid(id) ? steering.withdraw(new CallId(id), who, reason) : new Steered.Unknown();
    return SteeredAnswers.of(
        outcome,
        new SteeredAnswers.Wanted("call-withdrawn", "withdrawn", who, reason),
        call -> "It is not sent any more.");
  }
}
