package io.callrelay.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Calls that wait are made due, all that a filter finds.
 *
 * @param expected how many were found when it was previewed; at most as many as are counted
 * @param done how many have been dealt with
 */
public record Replay(
    UUID id, State state, CallFilter filter, Start start, long expected, long done, End end) {
  /** Where it stands. */
  public enum State {
    /** Somebody has looked at what it would do. */
    PREVIEWED,
    /** It is being worked off, by whichever node comes first. */
    RUNNING,
    /** All that it found was made due. */
    DONE,
    /** Somebody stopped it; what was made due stays so. */
    CANCELLED
  }

  /**
   * How it began.
   *
   * @param previewedAt calls that were accepted later are not among those replayed
   * @param reason empty before it is started
   */
  public record Start(Instant previewedAt, String by, Optional<String> reason) {}

  /**
   * How it ended; all empty while it has not, the last two also when nobody stopped it.
   *
   * @param at when it was done or stopped
   */
  public record End(Optional<Instant> at, Optional<String> cancelledBy, Optional<String> reason) {}
}
