package io.callrelay.intake;

import io.callrelay.call.CallField;
import io.callrelay.call.CallId;
import io.callrelay.ledger.Quarantine;
import io.callrelay.ledger.Quarantine.Resolved;
import io.callrelay.ledger.Quarantined;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.Json;
import io.callrelay.platform.Role;
import io.callrelay.platform.http.AllowedTo;
import io.callrelay.platform.http.Problem;
import io.callrelay.platform.http.QuarantineAnswers;
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
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where operators post a mended body. It goes the way of every other, through the same check; only
 * that it is not put into quarantine a second time. Should the relay die between accepting the call
 * and noting that, the body is still open, and sent again it is known.
 */
@Path("quarantine/{id}/resubmit")
@ApplicationScoped
@Tag(ref = "operations")
public class ResubmittingResource {
  private static final EventLog LOG = EventLog.of(ResubmittingResource.class);

  @Inject private AcceptingCalls accepting;
  @Inject private Quarantine quarantine;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ResubmittingResource() {}

  /** Takes a mended body in place of the one in quarantine. */
  @POST
  @AllowedTo(Role.OPERATOR)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Send a mended body in place of one in quarantine, with a reason that is kept")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema =
                  @Schema(example = "{\"body\":\"{…}\",\"reason\":\"a typo\",\"dryRun\":false}")))
  @APIResponse(responseCode = "200", description = "It is accepted, or would be")
  @APIResponse(
      responseCode = "409",
      description = "Another call has its tpCallID, or the body is dealt with already",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "422",
      description = "It breaks the specification still; names every violation",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "400",
      description = "Not one JSON object of the form",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "404",
      description = "No such body",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "413",
      description = "The mended body is over 64 KiB",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response resubmit(
      @PathParam("id") String id, @Context SecurityContext caller, InputStream entity) {
    Optional<MendedBody> mended = MendedBody.read(entity);
    if (mended.isEmpty()) {
      return wrongForm().response();
    }
    Optional<Quarantined> item = id(id).flatMap(quarantine::find).map(Quarantined.Body::item);
    if (item.isEmpty()) {
      return QuarantineAnswers.unknown().response();
    }
    return item.get().state() == Quarantined.State.OPEN
        ? resubmit(item.get(), mended.get(), caller.getUserPrincipal().getName())
        : QuarantineAnswers.notOpen(item.get().state().name()).response();
  }

  private Response resubmit(Quarantined item, MendedBody mended, String who) {
    byte[] body = mended.body().getBytes(StandardCharsets.UTF_8);
    if (body.length > PostedBody.MOST) {
      return PostedBody.tooLarge().response();
    }
    if (mended.dryRun()) {
      return accepting.check(item.id(), body).map(Answers::of).orElseGet(() -> valid());
    }
    return mended.hasReason() ? accept(item, body, who, mended.reason()) : noReason().response();
  }

  private Response accept(Quarantined item, byte[] body, String who, String reason) {
    Acceptance acceptance = accepting.acceptMended(item.id(), item.source(), body);
    if (acceptance instanceof Acceptance.Taken taken) {
      return note(item, taken.id(), "QUEUED", new By(who, reason));
    }
    return acceptance instanceof Acceptance.Known known
        ? note(item, known.id(), known.state().name(), new By(who, reason))
        : Answers.of(acceptance);
  }

  private record By(String who, String reason) {}

  private Response note(Quarantined item, CallId call, String state, By by) {
    Resolved noted = quarantine.resubmitted(item.id(), call, by.who(), by.reason());
    if (noted instanceof Resolved.NotOpen not) {
      return QuarantineAnswers.notOpen(not.now().state().name()).response();
    }
    LOG.info("quarantine-resubmitted")
        .with(CallField.ID.jsonName(), call)
        .with("quarantineId", item.id())
        .with("by", by.who())
        .with("reason", by.reason())
        .tell("An operator mended a body in quarantine; it is accepted as call " + call);
    return ok(
        Json.object(
            json -> {
              json.writeStringField("id", item.id().toString());
              json.writeStringField("state", Quarantined.State.RESUBMITTED.name());
              json.writeStringField(CallField.ID.jsonName(), call.value());
              json.writeStringField("callState", state);
              json.writeStringField("words", "It is accepted, and True Pulse will be told of it.");
            }));
  }

  private static Response valid() {
    return ok(
        Json.object(
            json -> {
              json.writeBooleanField("valid", true);
              json.writeStringField("words", "It keeps the specification. Nothing was done yet.");
            }));
  }

  private static Response ok(String body) {
    return Response.ok(body.getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      // No id, so it names nothing that is in quarantine.
      return Optional.empty();
    }
  }

  private static Problem wrongForm() {
    return PostedBody.malformed(
        "Send {\"body\":\"…the whole mended body as a text…\",\"reason\":\"…\",\"dryRun\":false}.");
  }

  private static Problem noReason() {
    String message = "must have 1 to " + MendedBody.MOST_REASON + " characters";
    return Problem.of(422, "no-reason", "A reason is required", "reason " + message + ".")
        .with(
            json -> {
              json.writeArrayFieldStart("violations");
              json.writeStartObject();
              json.writeStringField("field", "reason");
              json.writeStringField("message", message);
              json.writeEndObject();
              json.writeEndArray();
            });
  }
}
