package io.callrelay.access;

import io.callrelay.ledger.ConsoleUser;
import io.callrelay.ledger.UserLedger;
import io.callrelay.platform.RandomSecret;
import io.callrelay.platform.Role;
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
import java.io.InputStream;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The people who may log in to the console. */
@Path("users")
@ApplicationScoped
@Tag(ref = "access")
public class UsersResource {
  @Inject private UserLedger users;
  @Inject private Passwords passwords;
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public UsersResource() {}

  /** All users. */
  @GET
  @AllowedTo(Role.ADMIN)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Who may log in to the console")
  @APIResponse(responseCode = "200", description = "By name")
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response get() {
    return Replies.object(
        200,
        json -> {
          json.writeArrayFieldStart("users");
          for (ConsoleUser user : users.all()) {
            json.writeStartObject();
            json.writeStringField("name", user.name());
            json.writeStringField("role", user.role().word());
            json.writeStringField("madeAt", user.createdAt().toString());
            json.writeStringField("madeBy", user.createdBy());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** Makes a user. */
  @POST
  @AllowedTo(Role.ADMIN)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Make a user; a password that was drawn is shown in this answer only")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(example = "{\"name\":\"anna\",\"role\":\"operator\"}")))
  @APIResponse(responseCode = "201", description = "Made")
  @APIResponse(
      responseCode = "409",
      description = "There is one of this name",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
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
    Wanted wanted = Wanted.user(entity);
    return wanted.problem().map(Problem::response).orElseGet(() -> make(wanted, caller));
  }

  private Response make(Wanted wanted, SecurityContext caller) {
    String password = wanted.password().orElseGet(RandomSecret::text);
    boolean made =
        users.add(
            new ConsoleUser(
                wanted.name(),
                wanted.role(),
                passwords.hash(password),
                clock.instant(),
                caller.getUserPrincipal().getName()));
    if (!made) {
      return conflict("There is a user of this name; remove that one first.");
    }
    return Replies.object(
        201,
        json -> {
          json.writeStringField("name", wanted.name());
          json.writeStringField("role", wanted.role().word());
          if (wanted.password().isEmpty()) {
            json.writeStringField("password", password);
          }
        });
  }

  /** Gives a user another password. */
  @POST
  @AllowedTo(Role.ADMIN)
  @Path("{name}/password")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Give a user a new password, shown in this answer only; ends his log-ins")
  @APIResponse(responseCode = "200", description = "Changed")
  @APIResponse(
      responseCode = "404",
      description = "No such user",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response newPassword(@PathParam("name") String name, @Context SecurityContext caller) {
    String password = RandomSecret.text();
    String by = caller.getUserPrincipal().getName();
    return users.changePassword(name, passwords.hash(password), by)
        ? Replies.object(200, json -> json.writeStringField("password", password))
        : Replies.unknown("user");
  }

  /** Removes a user. */
  @DELETE
  @AllowedTo(Role.ADMIN)
  @Path("{name}")
  @Operation(summary = "Remove a user, who is out on all nodes within seconds")
  @APIResponse(responseCode = "204", description = "Removed")
  @APIResponse(
      responseCode = "404",
      description = "No such user",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "409",
      description = "It is yourself",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response remove(@PathParam("name") String name, @Context SecurityContext caller) {
    String by = caller.getUserPrincipal().getName();
    if (by.equals(name)) {
      return conflict("Nobody removes himself, so that somebody is left who lets others in.");
    }
    return users.remove(name, by) ? Response.noContent().build() : Replies.unknown("user");
  }

  private static Response conflict(String detail) {
    return Problem.of(409, "conflict", "The user stays as it is", detail).response();
  }
}
