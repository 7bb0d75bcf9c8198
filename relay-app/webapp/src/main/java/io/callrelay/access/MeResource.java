package io.callrelay.access;

import io.callrelay.platform.Json;
import io.callrelay.platform.Role;
import io.callrelay.platform.http.AllowedTo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whoever asks. */
@Path("me")
@ApplicationScoped
@Tag(name = "access", description = "Who may use the relay")
public class MeResource {
  /** Name, roles, and for the console the token that its acts must carry. */
  @GET
  @AllowedTo({Role.VIEWER, Role.INTAKE})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Your name, your roles and, under a session, your CSRF token")
  @APIResponse(
      responseCode = "200",
      description = "You",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema =
                  @Schema(example = "{\"name\":\"anna\",\"roles\":[\"viewer\",\"operator\"]}")))
  public Response get(
      @Context SecurityContext caller,
      @Parameter(hidden = true) @CookieParam(SessionCookie.NAME) @Nullable String cookie) {
    Set<Role> roles =
        Arrays.stream(Role.values())
            .filter(role -> caller.isUserInRole(role.word()))
            .collect(Collectors.toSet());
    boolean session = "Session".equals(caller.getAuthenticationScheme());
    String body =
        Json.object(
            json ->
                WhoAmI.write(
                    json,
                    caller.getUserPrincipal().getName(),
                    roles,
                    session ? Optional.ofNullable(cookie) : Optional.empty()));
    return Response.ok(body.getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE)
        .build();
  }
}
