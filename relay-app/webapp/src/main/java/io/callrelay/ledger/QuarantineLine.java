package io.callrelay.ledger;

import io.callrelay.call.CallId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the quarantine without its body. Hibernate makes it, column by column. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record QuarantineLine(
    UUID id,
    Instant receivedAt,
    String source,
    byte @Nullable [] callId,
    String violations,
    Quarantined.State state,
    @Nullable Instant resolvedAt,
    @Nullable String resolvedBy,
    @Nullable String resolvedReason,
    @Nullable CallId became) {
  Quarantined view() {
    return new Quarantined(
        id,
        receivedAt,
        source,
        Optional.ofNullable(callId).map(bytes -> new String(bytes, StandardCharsets.UTF_8)),
        violations,
        state,
        end());
  }

  private Optional<Quarantined.End> end() {
    return resolvedAt == null || resolvedBy == null || resolvedReason == null
        ? Optional.empty()
        : Optional.of(
            new Quarantined.End(
                resolvedAt,
                resolvedBy,
                resolvedReason,
                Optional.ofNullable(became).map(CallId::value)));
  }
}
