package io.callrelay.ledger;

import io.callrelay.call.Call;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A call as the ledger knew it when it was read.
 *
 * @param ticket of the message that stands for the call now
 * @param attempts how many attempts are recorded
 * @param nextAttemptAt when it is tried again, when it waits in the ledger
 * @param firstFailedAt when the first attempt that failed began
 * @param lastReason why the last attempt failed, when one did
 */
public record CallView(
    Call call,
    CallState state,
    String source,
    Instant acceptedAt,
    UUID ticket,
    int attempts,
    Optional<Instant> nextAttemptAt,
    Optional<Instant> deliveredAt,
    Optional<Instant> firstFailedAt,
    Optional<String> lastReason) {}
