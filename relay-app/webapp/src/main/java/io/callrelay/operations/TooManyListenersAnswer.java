package io.callrelay.operations;

import io.callrelay.platform.http.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** What whoever wants to watch live is told when too many do. */
@Provider
public class TooManyListenersAnswer implements ExceptionMapper<TooManyListeners> {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

  @Override
  public Response toResponse(TooManyListeners thrown) {
    return Problem.of(
            503,
            "too-many-listeners",
            "Too many watch live already",
            "This node has no room for one more. Ask for the overview from time to time instead.")
        .retryAfter(LOOK_AGAIN)
        .response();
  }
}
