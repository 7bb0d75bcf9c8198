package io.callrelay.access;

import io.callrelay.access.LoggingIn.Outcome;
import io.callrelay.ledger.UserLedger;
import io.callrelay.platform.Role;
import io.callrelay.platform.http.AllowedTo;
import io.callrelay.platform.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A user's own password. */
@Path("me/password")
@ApplicationScoped
@Tag(ref = "access")
public class OwnPasswordResource {
  @Inject private LoggingIn loggingIn;
  @Inject private UserLedger users;
  @Inject private Passwords passwords;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public OwnPasswordResource() {}

  /** Changes it, and logs the user out everywhere. */
  @POST
  @AllowedTo(Role.VIEWER)
  @Operation(summary = "Change your password; log in again afterwards")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(example = "{\"old\":\"…\",\"new\":\"12 characters or more\"}")))
  @APIResponse(responseCode = "204", description = "Changed")
  @APIResponse(
      responseCode = "422",
      description = "The old one is wrong, or the new one too short",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "429",
      description = "Too many wrong ones",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "400",
      description = "Not one small JSON object",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response post(
      @Context SecurityContext caller, @Context HttpServletRequest request, InputStream entity) {
    Optional<Body> body = Body.read(entity);
    if (body.isEmpty()) {
      return Body.malformed().response();
    }
    String next = body.get().text("new");
    Optional<String> weak = Passwords.problem(next);
    if (weak.isPresent()) {
      return Wanted.field("new", weak.get()).response();
    }
    String user = caller.getUserPrincipal().getName();
    Outcome outcome = loggingIn.prove(user, body.get().text("old"), request.getRemoteAddr());
    if (outcome instanceof Outcome.NotNow notNow) {
      return LogInServlet.tooMany(notNow.delay()).response();
    }
    if (outcome instanceof Outcome.Wrong) {
      return Wanted.field("old", "is not this user's password").response();
    }
    users.changePassword(user, passwords.hash(next), user);
    return Response.noContent().build();
  }
}
