package io.callrelay.simulator.ledger;

import io.callrelay.simulator.spec.Header;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * What was decided to be said to an arrival, before any fault on its way. Kept only where it is not
 * the vendor's SUCCESS, of which all are the same.
 *
 * @param status the HTTP status
 * @param headers those of the answer's own; lengths and transfer codings are not in it
 * @param body at most {@link #LONGEST_BODY} bytes of it
 */
public record Said(int status, List<Header> headers, Buffer body) {
  public static final int LONGEST_BODY = 4096;

  public Said {
    body = body.length() > LONGEST_BODY ? body.slice(0, LONGEST_BODY) : body;
  }
}
