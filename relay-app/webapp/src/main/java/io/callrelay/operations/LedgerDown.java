package io.callrelay.operations;

import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.http.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** What people are told while the ledger is down. */
@Provider
public class LedgerDown implements ExceptionMapper<LedgerUnavailable> {
  private static final EventLog LOG = EventLog.of(LedgerDown.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  @Override
  public Response toResponse(LedgerUnavailable down) {
    LOG.warning("look-up-refused")
        .with("reason", down.getMessage())
        .tell("The ledger is down; a look-up was answered 503. Calls go on being delivered");
    return Problem.of(
            503,
            "ledger-unavailable",
            "The ledger does not answer",
            "Calls go on being accepted and delivered meanwhile. Ask again later.")
        .retryAfter(LOOK_AGAIN)
        .response();
  }
}
