package io.callrelay.queue;

import io.callrelay.call.Call;
import io.callrelay.platform.tracing.TraceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A call on its way to delivery.
 *
 * @param ticket tells this message from any other of the same call
 * @param acceptedAt when telephony was told 202
 * @param source name of the token with which it was posted
 * @param failedAttempts how many attempts failed before this message was sent
 * @param trace that its acceptance was a part of, when it was traced
 */
public record QueuedCall(
    Call call,
    UUID ticket,
    Instant acceptedAt,
    String source,
    int failedAttempts,
    Optional<TraceContext> trace) {
  /** Of a call that nobody traces. */
  public QueuedCall(Call call, UUID ticket, Instant acceptedAt, String source, int failedAttempts) {
    this(call, ticket, acceptedAt, source, failedAttempts, Optional.empty());
  }
}
