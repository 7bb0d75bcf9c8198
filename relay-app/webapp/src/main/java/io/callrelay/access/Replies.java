package io.callrelay.access;

import io.callrelay.platform.Json;
import io.callrelay.platform.http.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Answers of the resources here. */
final class Replies {
  private Replies() {}

  static Response object(int status, Json.Fields fields) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(Json.object(fields).getBytes(StandardCharsets.UTF_8))
        .build();
  }

  static Response unknown(String what) {
    return Problem.of(404, "unknown-" + what, "No such " + what, "There is no such " + what + ".")
        .response();
  }
}
