package io.callrelay.operations;

import io.callrelay.platform.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Answers 200 with one JSON object. */
final class JsonAnswer {
  private JsonAnswer() {}

  static Response of(Json.Fields fields) {
    return Response.ok(
            Json.object(fields).getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE)
        .build();
  }
}
