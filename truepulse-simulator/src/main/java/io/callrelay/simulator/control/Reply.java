package io.callrelay.simulator.control;

import io.vertx.core.json.JsonObject;

/** An answer of the control API. */
record Reply(int status, String contentType, String body) {
  private static final String JSON = "application/json";

  static Reply ok(JsonObject json) {
    return new Reply(200, JSON, json.encode());
  }

  static Reply badInput(String field, String message) {
    return failed(400, message, field);
  }

  static Reply notFound(String field, String message) {
    return failed(404, message, field);
  }

  static Reply failed(int status, String message, String field) {
    return new Reply(
        status, JSON, new JsonObject().put("error", message).put("field", field).encode());
  }
}
