package io.callrelay.operations;

import io.callrelay.ledger.CallFilter;
import io.callrelay.ledger.CallSearch;
import io.callrelay.ledger.Cursor;
import io.callrelay.ledger.Replay;
import io.callrelay.ledger.Replays;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.Role;
import io.callrelay.platform.http.AllowedTo;
import io.callrelay.platform.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Has all waiting calls that a filter finds tried now. Nothing happens without a second look: the
 * first request only says what would be done, and the second brings the token that it gave.
 */
@Path("replays")
@ApplicationScoped
@Tag(ref = "operations")
public class ReplaysResource {
  private static final EventLog LOG = EventLog.of(ReplaysResource.class);

  @Inject private Replays replays;
  @Inject private CallSearch search;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ReplaysResource() {}

  /** Says what a replay would do, or starts the one that was looked at. */
  @POST
  @AllowedTo(Role.OPERATOR)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "First with dryRun and a filter: how many and which; then with its token: do it")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema =
                  @Schema(example = "{\"dryRun\":true,\"filter\":{\"reason\":[\"HTTP_5XX\"]}}")))
  @APIResponse(responseCode = "200", description = "What would be done, and a token")
  @APIResponse(responseCode = "202", description = "It is worked off")
  @APIResponse(
      responseCode = "409",
      description = "The token is unknown, used, somebody else's, or older than ten minutes",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "422",
      description = "A field is wrong; names each",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "400",
      description = "Not one JSON object",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response post(@Context SecurityContext caller, InputStream entity) {
    String who = caller.getUserPrincipal().getName();
    return JsonFields.read(entity)
        .map(ReplayRequest::read)
        .map(request -> answer(request, who))
        .orElseGet(() -> JsonFields.malformed().response());
  }

  private Response answer(ReplayRequest request, String who) {
    if (request instanceof ReplayRequest.Wrong wrong) {
      return wrong.problem().response();
    }
    return request instanceof ReplayRequest.Start start
        ? start(start, who)
        : preview(((ReplayRequest.Preview) request).filter(), who);
  }

  private Response preview(CallFilter filter, String who) {
    Replays.Preview preview = replays.preview(filter, who);
    return JsonAnswer.of(json -> ReplayJson.write(json, preview, search));
  }

  private Response start(ReplayRequest.Start request, String who) {
    Optional<Replay> started = replays.start(request.token(), who, request.reason());
    started.ifPresent(
        replay ->
            LOG.info("replay-started")
                .with("replay", replay.id())
                .with("by", who)
                .with("reason", request.reason())
                .tell("An operator replays calls by filter; they are made due in batches"));
    return started.map(ReplaysResource::accepted).orElseGet(() -> stale().response());
  }

  private static Response accepted(Replay replay) {
    return Response.fromResponse(answer(replay))
        .status(Response.Status.ACCEPTED)
        .location(URI.create("replays/" + replay.id()))
        .build();
  }

  private static Response answer(Replay replay) {
    return JsonAnswer.of(json -> ReplayJson.write(json, replay));
  }

  /** Replays, newest first. */
  @GET
  @AllowedTo(Role.VIEWER)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Replays and how far they have come, newest first")
  @APIResponse(responseCode = "200", description = "A page of replays")
  @APIResponse(
      responseCode = "422",
      description = "A parameter is wrong; names each",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response list(@Context UriInfo uri) {
    FieldErrors errors = new FieldErrors();
    Given given = new Given(uri.getQueryParameters(), errors);
    given.only(Given.PAGE);
    Optional<Cursor> cursor = given.cursor();
    int limit = given.limit();
    if (errors.any()) {
      return errors.problem().response();
    }
    var page = replays.page(cursor, limit);
    return JsonAnswer.of(
        json ->
            PageJson.write(
                json,
                "replays",
                page,
                (each, replay) -> {
                  each.writeStartObject();
                  ReplayJson.write(each, replay);
                  each.writeEndObject();
                }));
  }

  /** One replay. */
  @GET
  @AllowedTo(Role.VIEWER)
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "A replay and how far it has come")
  @APIResponse(responseCode = "200", description = "The replay")
  @APIResponse(
      responseCode = "404",
      description = "No such replay",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response get(@PathParam("id") String id) {
    return Ids.read(id)
        .flatMap(replays::find)
        .map(ReplaysResource::answer)
        .orElseGet(() -> unknown().response());
  }

  /** Stops a replay. */
  @POST
  @AllowedTo(Role.OPERATOR)
  @Path("{id}/cancel")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Stop a replay, with a reason that is kept; what was made due stays due")
  @APIResponse(responseCode = "200", description = "It is stopped")
  @APIResponse(
      responseCode = "409",
      description = "It is not running",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "404",
      description = "No such replay",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "422",
      description = "No reason was given",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response cancel(
      @PathParam("id") String id, @Context SecurityContext caller, InputStream entity) {
    String who = caller.getUserPrincipal().getName();
    return Because.read(entity)
        .map(reason -> cancel(Ids.read(id), who, reason))
        .orElseGet(() -> Because.missing().response());
  }

  private Response cancel(Optional<UUID> id, String who, String reason) {
    Replays.Stopped outcome =
        id.map(known -> replays.cancel(known, who, reason)).orElseGet(Replays.Stopped.Unknown::new);
    if (outcome instanceof Replays.Stopped.Done done) {
      return answer(done.now());
    }
    return outcome instanceof Replays.Stopped.NotRunning not
        ? notRunning(not.now()).response()
        : unknown().response();
  }

  private static Problem notRunning(Replay replay) {
    String state = replay.state().name();
    return Problem.of(
            409, "not-possible", "The replay is not running", "The replay is " + state + ".")
        .with(json -> json.writeStringField("state", state));
  }

  private static Problem unknown() {
    return Problem.of(404, "unknown-replay", "No such replay", "The ledger has no such replay.");
  }

  private static Problem stale() {
    return Problem.of(
        409,
        "stale-preview",
        "This is not what was just looked at",
        "The token is unknown, used, somebody else's, or older than 10 minutes. Look again with"
            + " dryRun.");
  }
}
