package io.callrelay.operations.incidents;

import io.callrelay.escalation.KnownIncidents;
import io.callrelay.ledger.Cursor;
import io.callrelay.ledger.Incident;
import io.callrelay.ledger.Notice;
import io.callrelay.ledger.Page;
import io.callrelay.platform.Json;
import io.callrelay.platform.Role;
import io.callrelay.platform.http.AllowedTo;
import io.callrelay.platform.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Incidents, and who was told of them. */
@Path("incidents")
@ApplicationScoped
@Tag(ref = "operations")
public class IncidentsResource {
  private static final int MOST = 200;

  @Inject private KnownIncidents incidents;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public IncidentsResource() {}

  /** Incidents, the newest first. */
  @GET
  @AllowedTo(Role.VIEWER)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Incidents, the newest first")
  @Parameter(name = "state", example = "OPEN", description = "OPEN, or ALL (default)")
  @Parameter(name = "cursor", description = "next of the page before")
  @Parameter(name = "limit", example = "50", description = "1 to 200, default 50")
  @APIResponse(
      responseCode = "200",
      description = "A page of incidents; ledgerUp is false when only this node's are known")
  @APIResponse(
      responseCode = "422",
      description = "A parameter is wrong",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response list(
      @QueryParam("state") @DefaultValue("ALL") String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") String limit) {
    if (!state.equals("OPEN") && !state.equals("ALL")) {
      return invalid("state", "must be OPEN or ALL");
    }
    Optional<Cursor> from = Optional.ofNullable(cursor).flatMap(Cursor::read);
    if (cursor != null && from.isEmpty()) {
      return invalid("cursor", "must be the 'next' of a page");
    }
    Optional<Integer> most = number(limit);
    return most.map(number -> page(state.equals("OPEN"), from, number))
        .orElseGet(() -> invalid("limit", "must be a number from 1 to " + MOST));
  }

  private Response page(boolean openOnly, Optional<Cursor> from, int most) {
    Page<Incident> page = incidents.page(openOnly, from, most);
    return answer(
        json -> {
          json.writeArrayFieldStart("incidents");
          for (Incident incident : page.items()) {
            json.writeStartObject();
            IncidentJson.write(json, incident);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeStringField("next", page.next().map(Cursor::text).orElse(null));
          json.writeBooleanField("ledgerUp", incidents.ledgerUp());
        });
  }

  /** An incident with its notices. */
  @GET
  @AllowedTo(Role.VIEWER)
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "An incident, and who was told of it")
  @APIResponse(responseCode = "200", description = "The incident with its notices")
  @APIResponse(
      responseCode = "404",
      description = "No such incident",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response get(@PathParam("id") String id) {
    return uuid(id)
        .flatMap(incidents::find)
        .map(this::whole)
        .orElseGet(
            () ->
                Problem.of(
                        404,
                        "unknown-incident",
                        "No such incident",
                        "There is no incident with this id.")
                    .response());
  }

  private Response whole(Incident incident) {
    List<Notice> notices = incidents.notices(incident.id());
    return answer(
        json -> {
          IncidentJson.write(json, incident);
          json.writeArrayFieldStart("notices");
          for (Notice notice : notices) {
            json.writeStartObject();
            IncidentJson.write(json, notice);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static Optional<Integer> number(String limit) {
    return limit.matches("[0-9]{1,3}")
        ? Optional.of(Integer.valueOf(limit)).filter(most -> most >= 1 && most <= MOST)
        : Optional.empty();
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      // No id at all is the id of no incident.
      return Optional.empty();
    }
  }

  private static Response answer(Json.Fields fields) {
    return Response.ok(
            Json.object(fields).getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  private static Response invalid(String field, String message) {
    return Problem.of(
            422,
            "invalid-request",
            "The request cannot be done so",
            "One of its parameters is wrong.")
        .with(
            json -> {
              json.writeArrayFieldStart("violations");
              json.writeStartObject();
              json.writeStringField("field", field);
              json.writeStringField("message", message);
              json.writeEndObject();
              json.writeEndArray();
            })
        .response();
  }
}
