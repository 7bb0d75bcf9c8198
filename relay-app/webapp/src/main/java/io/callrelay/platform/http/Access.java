package io.callrelay.platform.http;

import io.callrelay.platform.EventLog;
import io.callrelay.platform.Tokens;
import io.callrelay.platform.http.AccessRules.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Lets nobody in without a bearer token (RFC 6750). The token's name becomes the request's
 * principal.
 */
@Provider
@PreMatching
@ApplicationScoped
class Access implements ContainerRequestFilter {
  private static final EventLog LOG = EventLog.of(Access.class);

  private AccessRules rules;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  protected Access() {}

  @Inject
  Access(Tokens tokens) {
    this.rules = new AccessRules(tokens);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    List<String> path =
        request.getUriInfo().getPathSegments().stream()
            .map(PathSegment::getPath)
            .filter(segment -> !segment.isEmpty())
            .toList();
    Decision decision =
        rules.decide(request.getMethod(), path, request.getHeaderString(HttpHeaders.AUTHORIZATION));
    if (decision instanceof Decision.Allowed allowed) {
      request.setSecurityContext(new Caller(request.getSecurityContext(), allowed.name()));
    } else if (decision instanceof Decision.OtherRole other) {
      refused(request).with("source", other.name()).tell("A token of another role was presented");
      request.abortWith(ofAnotherRole());
    } else {
      refused(request).tell("No token, or an unknown one, was presented");
      request.abortWith(unknown());
    }
  }

  private static EventLog.Event refused(ContainerRequestContext request) {
    return LOG.warning("access-refused")
        .with("method", request.getMethod())
        .with("path", request.getUriInfo().getPath());
  }

  private static Response unknown() {
    return challenge(
        "Bearer realm=\"relay\"",
        Problem.of(
            401,
            "unauthorized",
            "A token is required",
            "Send the header 'Authorization: Bearer <token>' with a token that this relay knows."));
  }

  private static Response ofAnotherRole() {
    return challenge(
        "Bearer realm=\"relay\", error=\"insufficient_scope\"",
        Problem.of(
            403,
            "forbidden",
            "The token is for something else",
            "Calls are posted with an intake token; all else is done with an operator token."));
  }

  private static Response challenge(String challenge, Problem problem) {
    return Response.fromResponse(problem.response())
        .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
        .build();
  }
}
