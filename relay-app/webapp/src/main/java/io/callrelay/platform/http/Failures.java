package io.callrelay.platform.http;

import io.callrelay.platform.EventLog;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;

/**
 * Answers what nobody expected with a number to look for in the log and nothing else, and what the
 * container found wrong with a request as a problem of its status.
 */
@Provider
public class Failures implements ExceptionMapper<Throwable> {
  private static final EventLog LOG = EventLog.of(Failures.class);

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException refusal) {
      Response answer = refusal.getResponse();
      if (answer.getStatus() < 500) {
        return answer.hasEntity() ? answer : explained(answer);
      }
    }
    return unexpected(thrown);
  }

  private static Response explained(Response bare) {
    Response.ResponseBuilder answer =
        Response.fromResponse(Problem.ofStatus(bare.getStatus(), detail(bare)).response());
    bare.getHeaders()
        .forEach(
            (name, values) -> {
              if (!HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)
                  && !HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(name)) {
                values.forEach(value -> answer.header(name, value));
              }
            });
    return answer.build();
  }

  private static String detail(Response bare) {
    return switch (bare.getStatus()) {
      case 404 -> "Nothing is at this address.";
      case 405 -> "This address takes " + String.join(", ", bare.getAllowedMethods()) + " only.";
      case 406 -> "The answer is application/json, which the Accept header does not allow.";
      case 415 -> "This address takes application/json only.";
      default -> "The request cannot be understood.";
    };
  }

  private static Response unexpected(Throwable thrown) {
    UUID errorId = UUID.randomUUID();
    LOG.error("request-failed")
        .with("errorId", errorId)
        .because(thrown)
        .tell("A request failed by a defect; it was answered 500 with this errorId");
    return Problem.of(
            500,
            "internal-error",
            "The relay has a defect",
            "The relay's log tells what happened, under the errorId given here.")
        .with(json -> json.writeStringField("errorId", errorId.toString()))
        .response();
  }
}
