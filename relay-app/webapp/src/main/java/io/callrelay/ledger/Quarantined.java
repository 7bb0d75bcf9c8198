package io.callrelay.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A body that broke the specification, and what became of it.
 *
 * @param source name of the token with which it was posted
 * @param callId the {@code tpCallID} in it, as far as it is kept
 * @param violations JSON array of {@code field}, {@code clause}, {@code message}
 * @param end how it ended; empty while it is open
 */
public record Quarantined(
    UUID id,
    Instant receivedAt,
    String source,
    Optional<String> callId,
    String violations,
    State state,
    Optional<End> end) {
  /** What became of a body. */
  public enum State {
    /** Somebody is to look at it. */
    OPEN,
    /** It was mended and accepted. */
    RESUBMITTED,
    /** It is worth nothing. */
    DISCARDED
  }

  /**
   * Somebody has dealt with it.
   *
   * @param became the {@code tpCallID} as which it was accepted, if it was
   */
  public record End(Instant at, String by, String reason, Optional<String> became) {}

  /** A body with the bytes that were posted. */
  @SuppressWarnings("ArrayRecordComponent") // a body is compared by nobody
  public record Body(Quarantined item, byte[] bytes) {}
}
