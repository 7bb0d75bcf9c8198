package io.callrelay.bench.beside;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Reads a body, keeps nothing of it, and answers as the relay does: the server's own price. */
@Path("no-op")
public class NoOpResource {
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response take(byte[] body) {
    return Response.accepted("{\"tpCallID\":\"" + body.length + "\",\"state\":\"QUEUED\"}").build();
  }
}
