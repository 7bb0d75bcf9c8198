package io.callrelay.queue;

import io.callrelay.call.Call;
import java.time.Instant;
import java.util.UUID;

/**
 * A call on its way to delivery.
 *
 * @param ticket tells this message from any other of the same call
 * @param acceptedAt when telephony was told 202
 * @param source name of the token with which it was posted
 * @param failedAttempts how many attempts failed before this message was sent
 */
public record QueuedCall(
    Call call, UUID ticket, Instant acceptedAt, String source, int failedAttempts) {}
