package io.callrelay.simulator.ledger;

import io.callrelay.simulator.spec.Fingerprint;
import io.callrelay.simulator.spec.Violation;
import io.callrelay.simulator.spec.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One request on the webhook port.
 *
 * @param number 1, 2, ... in the order they came
 * @param at when it was there in full, in microseconds
 * @param connection 1, 2, ... in the order they were opened; starts again with the program
 * @param callId the call, when the request names one that can be an id
 * @param fingerprint of its content
 * @param callEnd the end of the call that it tells, when that can be read
 * @param request as it came
 * @param verdict what it was to the vendor
 * @param answer the answer decided for it, in words
 * @param violations what it breaks
 * @param said what was said to it; empty: the vendor's SUCCESS, or nothing
 */
public record Arrival(
    long number,
    Instant at,
    long connection,
    Optional<String> callId,
    Fingerprint fingerprint,
    Optional<Instant> callEnd,
    WebhookRequest request,
    Verdict verdict,
    String answer,
    List<Violation> violations,
    Optional<Said> said) {

  /** Only POSTs are webhooks (`S4.1`). */
  public boolean isPost() {
    return request.method().equals("POST");
  }
}
