package io.callrelay.platform.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** How a request is refused of which it is not known, or not allowed, who sent it. */
public final class Refusal {
  private static final String CHALLENGE = "Bearer realm=\"relay\"";

  private Refusal() {}

  /** 401: nobody knows who this is. */
  public static Response unknown() {
    return challenge(
        CHALLENGE,
        Problem.of(
            401,
            "unauthorized",
            "A token or a log-in is required",
            "Send the header 'Authorization: Bearer <token>' with a token that this relay knows, or"
                + " log in at /console."));
  }

  /** 403: it is known who this is, and it is not allowed. */
  public static Response notAllowed(String needed) {
    return challenge(
        CHALLENGE + ", error=\"insufficient_scope\"",
        Problem.of(
            403,
            "forbidden",
            "The token or user is for something else",
            "This needs the role " + needed + "."));
  }

  private static Response challenge(String challenge, Problem problem) {
    return Response.fromResponse(problem.response())
        .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
        .build();
  }
}
