package io.callrelay.operations;

import io.callrelay.platform.NodeName;
import io.callrelay.platform.Role;
import io.callrelay.platform.http.AllowedTo;
import io.callrelay.platform.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the relay is, on one page. */
@Path("overview")
@ApplicationScoped
@Tag(ref = "operations")
public class OverviewResource {
  @Inject private Watching watching;
  @Inject private Listeners listeners;
  @Inject private NodeName node;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public OverviewResource() {}

  /** Answers 200 also while neighbours are down: then it says so. */
  @GET
  @AllowedTo(Role.VIEWER)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Health in words, calls per minute, what waits, what fails, how long it takes")
  @APIResponse(responseCode = "200", description = "How the relay is")
  public Response get() {
    Overview overview = watching.look();
    return JsonAnswer.of(json -> OverviewJson.write(json, overview, node.value()));
  }

  /**
   * The same, live.
   *
   * @throws TooManyListeners when there is no room for one more
   */
  @GET
  @AllowedTo(Role.VIEWER)
  @Path("events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(summary = "The overview once a second, as server-sent events")
  @APIResponse(responseCode = "200", description = "Events: overview, heartbeat, bye")
  @APIResponse(
      responseCode = "503",
      description = "Too many listen already",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public void events(
      @Context SseEventSink sink, @Context Sse sse, @Context HttpServletResponse response) {
    if (!listeners.haveRoom()) {
      throw new TooManyListeners();
    }
    response.setHeader("Cache-Control", "no-store");
    // Reverse proxies would hold small events back until there are many.
    response.setHeader("X-Accel-Buffering", "no");
    listeners.add(sink, sse);
  }
}
