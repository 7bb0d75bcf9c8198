package io.callrelay.ledger;

import io.callrelay.call.CallId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call's row without telephony's own body. Hibernate makes it, column by column. */
record CallLine(
    CallId callId,
    CallColumns columns,
    CallState state,
    String source,
    Instant acceptedAt,
    UUID ticket,
    int attempts,
    @Nullable Instant firstFailedAt,
    @Nullable Instant nextAttemptAt,
    @Nullable String lastReason,
    @Nullable Instant deliveredAt) {
  CallView view() {
    return new CallView(
        columns.toCall(callId),
        state,
        source,
        acceptedAt,
        ticket,
        attempts,
        Optional.ofNullable(nextAttemptAt),
        Optional.ofNullable(deliveredAt),
        Optional.ofNullable(firstFailedAt),
        Optional.ofNullable(lastReason));
  }
}
