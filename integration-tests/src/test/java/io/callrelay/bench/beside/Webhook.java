package io.callrelay.bench.beside;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** True Pulse's endpoint for a MicroProfile Rest Client. */
public interface Webhook {
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  Response post(String body);
}
