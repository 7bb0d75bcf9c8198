package io.callrelay.operations;

import io.callrelay.ledger.Acts;
import io.callrelay.ledger.Cursor;
import io.callrelay.platform.Role;
import io.callrelay.platform.http.AllowedTo;
import io.callrelay.platform.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who did what, when and why. */
@Path("acts")
@ApplicationScoped
@Tag(ref = "operations")
public class ActsResource {
  private static final Set<String> NAMES =
      Set.of("by", "action", "target", "from", "to", "cursor", "limit");

  @Inject private Acts acts;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ActsResource() {}

  /** Acts, newest first. */
  @GET
  @AllowedTo(Role.VIEWER)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Who did what, when and why; by person, action, target and time")
  @APIResponse(responseCode = "200", description = "A page of acts")
  @APIResponse(
      responseCode = "422",
      description = "A parameter is wrong; names each",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response get(@Context UriInfo uri) {
    FieldErrors errors = new FieldErrors();
    Given given = new Given(uri.getQueryParameters(), errors);
    given.only(NAMES);
    Acts.Filter filter =
        new Acts.Filter(
            given.text("by"),
            given.text("action"),
            given.text("target"),
            given.time("from"),
            given.time("to"));
    Optional<Cursor> cursor = given.cursor();
    int limit = given.limit();
    if (errors.any()) {
      return errors.problem().response();
    }
    var page = acts.page(filter, cursor, limit);
    return JsonAnswer.of(json -> PageJson.write(json, "acts", page, ActJson::write));
  }
}
