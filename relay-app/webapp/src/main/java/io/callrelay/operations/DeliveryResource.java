package io.callrelay.operations;

import io.callrelay.ledger.DeliveryControl;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.Role;
import io.callrelay.platform.http.AllowedTo;
import io.callrelay.platform.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The operators' switch for delivery, on all nodes. Calls go on being accepted. */
@Path("delivery")
@ApplicationScoped
@Tag(ref = "operations")
public class DeliveryResource {
  private static final EventLog LOG = EventLog.of(DeliveryResource.class);

  @Inject private DeliveryControl control;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public DeliveryResource() {}

  /** Stops delivery; calls wait in the queue. */
  @POST
  @AllowedTo(Role.OPERATOR)
  @Path("pause")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Stop delivery on all nodes, with a reason that is kept")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(example = "{\"reason\":\"True Pulse asked us to wait\"}")))
  @APIResponse(responseCode = "200", description = "Paused")
  @APIResponse(
      responseCode = "422",
      description = "No reason was given",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response pause(@Context SecurityContext caller, InputStream entity) {
    String who = caller.getUserPrincipal().getName();
    return Because.read(entity)
        .map(reason -> pause(who, reason))
        .orElseGet(() -> Because.missing().response());
  }

  private Response pause(String who, String reason) {
    control.pause(who, reason);
    LOG.warning("delivery-paused")
        .with("by", who)
        .with("reason", reason)
        .tell("An operator paused delivery; calls are accepted and wait until it is resumed");
    return JsonAnswer.of(json -> json.writeStringField("delivery", "PAUSED"));
  }

  /** Lets delivery go on. */
  @POST
  @AllowedTo(Role.OPERATOR)
  @Path("resume")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Let delivery go on; a reason may be given")
  @APIResponse(responseCode = "200", description = "Going on")
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response resume(@Context SecurityContext caller, InputStream entity) {
    String who = caller.getUserPrincipal().getName();
    String reason = Because.read(entity).orElse("");
    control.resume(who, reason);
    LOG.info("delivery-resumed")
        .with("by", who)
        .with("reason", reason)
        .tell("An operator resumed delivery; waiting calls are delivered");
    return JsonAnswer.of(json -> json.writeStringField("delivery", "RESUMED"));
  }
}
