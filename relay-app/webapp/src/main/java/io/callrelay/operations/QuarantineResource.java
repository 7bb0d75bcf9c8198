package io.callrelay.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.ledger.Cursor;
import io.callrelay.ledger.Quarantine;
import io.callrelay.ledger.Quarantine.Resolved;
import io.callrelay.ledger.Quarantined;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.Printable;
import io.callrelay.platform.Role;
import io.callrelay.platform.http.AllowedTo;
import io.callrelay.platform.http.Problem;
import io.callrelay.platform.http.QuarantineAnswers;
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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Bodies that broke the specification. How one is resubmitted is intake's affair. */
@Path("quarantine")
@ApplicationScoped
@Tag(ref = "operations")
public class QuarantineResource {
  private static final EventLog LOG = EventLog.of(QuarantineResource.class);

  @Inject private Quarantine quarantine;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public QuarantineResource() {}

  /** A page of what is in quarantine, newest first. */
  @GET
  @AllowedTo(Role.VIEWER)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Bodies that broke the specification: OPEN, RESUBMITTED or DISCARDED ones")
  @APIResponse(responseCode = "200", description = "A page of them, without the bodies")
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
    given.only(Set.of("state", "cursor", "limit"));
    Quarantined.State state = state(given, errors);
    Optional<Cursor> cursor = given.cursor();
    int limit = given.limit();
    if (errors.any()) {
      return errors.problem().response();
    }
    var page = quarantine.page(state, cursor, limit);
    return JsonAnswer.of(
        json ->
            PageJson.write(
                json,
                "items",
                page,
                (each, item) -> {
                  each.writeStartObject();
                  write(each, item);
                  each.writeEndObject();
                }));
  }

  private static Quarantined.State state(Given given, FieldErrors errors) {
    String wanted = given.text("state").orElse(Quarantined.State.OPEN.name());
    Optional<Quarantined.State> state =
        Stream.of(Quarantined.State.values())
            .filter(known -> known.name().equals(wanted))
            .findFirst();
    if (state.isEmpty()) {
      errors.add("state", "must be OPEN, RESUBMITTED or DISCARDED");
    }
    return state.orElse(Quarantined.State.OPEN);
  }

  /** One of them, numbers masked. */
  @GET
  @AllowedTo(Role.VIEWER)
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "A body, longer runs of digits masked, and what is wrong with it")
  @APIResponse(responseCode = "200", description = "The body")
  @APIResponse(
      responseCode = "404",
      description = "No such body",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response get(@PathParam("id") String id) {
    return Ids.read(id)
        .flatMap(quarantine::find)
        .map(
            found ->
                JsonAnswer.of(
                    json -> {
                      write(json, found.item());
                      json.writeStringField("body", Printable.maskedDigits(text(found)));
                    }))
        .orElseGet(() -> QuarantineAnswers.unknown().response());
  }

  /** One of them in full. */
  @GET
  @AllowedTo(Role.OPERATOR)
  @Path("{id}/body")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "A body in full, to mend it; the look is recorded as an act")
  @APIResponse(responseCode = "200", description = "The body as it came")
  @APIResponse(
      responseCode = "404",
      description = "No such body",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response body(@PathParam("id") String id, @Context SecurityContext caller) {
    String who = caller.getUserPrincipal().getName();
    return Ids.read(id)
        .flatMap(known -> quarantine.show(known, who))
        .map(
            found ->
                JsonAnswer.of(
                    json -> {
                      json.writeStringField("id", found.item().id().toString());
                      json.writeStringField("body", text(found));
                    }))
        .orElseGet(() -> QuarantineAnswers.unknown().response());
  }

  private static String text(Quarantined.Body body) {
    return new String(body.bytes(), StandardCharsets.UTF_8);
  }

  /** Says that a body is worth nothing. */
  @POST
  @AllowedTo(Role.OPERATOR)
  @Path("{id}/discard")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Send a body never, with a reason that is kept; the body is kept too")
  @APIResponse(responseCode = "200", description = "It is discarded")
  @APIResponse(
      responseCode = "409",
      description = "Somebody has dealt with it before",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "404",
      description = "No such body",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "422",
      description = "No reason was given",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response discard(
      @PathParam("id") String id, @Context SecurityContext caller, InputStream entity) {
    String who = caller.getUserPrincipal().getName();
    return Because.read(entity)
        .map(reason -> discard(id, who, reason))
        .orElseGet(() -> Because.missing().response());
  }

  private Response discard(String id, String who, String reason) {
    Resolved outcome =
        Ids.read(id)
            .map(known -> quarantine.discard(known, who, reason))
            .orElseGet(Resolved.Unknown::new);
    if (outcome instanceof Resolved.Done done) {
      LOG.info("quarantine-discarded")
          .with("quarantineId", id)
          .with("by", who)
          .with("reason", reason)
          .tell("An operator discarded a body in quarantine; it is kept and never sent");
      return JsonAnswer.of(json -> write(json, done.now()));
    }
    return outcome instanceof Resolved.NotOpen not
        ? QuarantineAnswers.notOpen(not.now().state().name()).response()
        : QuarantineAnswers.unknown().response();
  }

  private static void write(JsonGenerator json, Quarantined item) throws IOException {
    json.writeStringField("id", item.id().toString());
    json.writeStringField("receivedAt", item.receivedAt().toString());
    json.writeStringField("source", item.source());
    OrNull.text(json, "tpCallID", item.callId());
    json.writeStringField("state", item.state().name());
    json.writeFieldName("violations");
    json.writeRawValue(item.violations());
    OrNull.time(json, "resolvedAt", item.end().map(Quarantined.End::at));
    OrNull.text(json, "resolvedBy", item.end().map(Quarantined.End::by));
    OrNull.text(json, "reason", item.end().map(Quarantined.End::reason));
    OrNull.text(json, "became", item.end().flatMap(Quarantined.End::became));
  }
}
