package io.callrelay.access;

import com.fasterxml.jackson.core.JsonGenerator;
import com.github.f4b6a3.uuid.UuidCreator;
import io.callrelay.ledger.IssuedToken;
import io.callrelay.ledger.IssuedToken.Made;
import io.callrelay.ledger.TokenLedger;
import io.callrelay.platform.RandomSecret;
import io.callrelay.platform.Role;
import io.callrelay.platform.SecretHash;
import io.callrelay.platform.http.AllowedTo;
import io.callrelay.platform.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The tokens of the ledger. Those of the settings are not here: they are changed there. */
@Path("tokens")
@ApplicationScoped
@Tag(ref = "access")
public class TokensResource {
  @Inject private TokenLedger ledger;
  @Inject private KnownTokens known;
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public TokensResource() {}

  /** All tokens, revoked ones too. */
  @GET
  @AllowedTo(Role.ADMIN)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The tokens that admins made, without the tokens themselves")
  @APIResponse(responseCode = "200", description = "The newest first")
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response get() {
    return Replies.object(
        200,
        json -> {
          json.writeArrayFieldStart("tokens");
          for (IssuedToken token : ledger.all()) {
            json.writeStartObject();
            write(json, token);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** Makes a token and shows it, this once. */
  @POST
  @AllowedTo(Role.ADMIN)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Make a token; it is shown in this answer and never again")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(example = "{\"name\":\"pbx-pune\",\"role\":\"intake\"}")))
  @APIResponse(responseCode = "201", description = "Made; all nodes know it within seconds")
  @APIResponse(
      responseCode = "422",
      description = "A field is wrong",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "400",
      description = "Not one small JSON object",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response post(@Context SecurityContext caller, InputStream entity) {
    Wanted wanted = Wanted.token(entity);
    return wanted.problem().map(Problem::response).orElseGet(() -> make(wanted, caller));
  }

  private Response make(Wanted wanted, SecurityContext caller) {
    String secret = RandomSecret.text();
    IssuedToken token =
        new IssuedToken(
            UuidCreator.getTimeOrderedEpoch(),
            wanted.name(),
            wanted.role(),
            SecretHash.of(secret),
            by(caller),
            Optional.empty());
    ledger.keep(token);
    known.refresh();
    return Replies.object(
        201,
        json -> {
          write(json, token);
          json.writeStringField("token", secret);
        });
  }

  /** Ends a token. */
  @DELETE
  @AllowedTo(Role.ADMIN)
  @Path("{id}")
  @Operation(summary = "Revoke a token; it opens nothing on any node within seconds")
  @APIResponse(responseCode = "204", description = "It is revoked, now or before")
  @APIResponse(
      responseCode = "404",
      description = "No such token",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response revoke(@PathParam("id") String id, @Context SecurityContext caller) {
    Optional<IssuedToken> revoked = read(id).flatMap(found -> ledger.revoke(found, by(caller)));
    if (revoked.isEmpty()) {
      return Replies.unknown("token");
    }
    known.refresh();
    return Response.noContent().build();
  }

  private static Optional<UUID> read(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      // No id of ours: there is no such token.
      return Optional.empty();
    }
  }

  private Made by(SecurityContext caller) {
    return new Made(clock.instant(), caller.getUserPrincipal().getName());
  }

  private static void write(JsonGenerator json, IssuedToken token) throws IOException {
    json.writeStringField("id", token.id().toString());
    json.writeStringField("name", token.name());
    json.writeStringField("role", token.role().word());
    json.writeStringField("madeAt", token.made().at().toString());
    json.writeStringField("madeBy", token.made().by());
    if (token.revoked().isPresent()) {
      json.writeStringField("revokedAt", token.revoked().get().at().toString());
      json.writeStringField("revokedBy", token.revoked().get().by());
    }
  }
}
