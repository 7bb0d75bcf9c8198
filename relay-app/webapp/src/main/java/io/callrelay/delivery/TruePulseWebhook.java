package io.callrelay.delivery;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The webhook of True Pulse (S4): no authentication, one JSON object in, one out. */
public interface TruePulseWebhook {
  /**
   * Posts one call.
   *
   * @param payload the eleven fields of S5 as JSON
   * @return a whole answer, whatever its status
   * @throws jakarta.ws.rs.ProcessingException caused by {@link NoWholeAnswer} when there is none
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  Response post(String payload);
}
