package io.callrelay.delivery;

import io.callrelay.ledger.Pause;
import java.time.Instant;
import java.util.Optional;

/**
 * The gate at one moment, for status and health.
 *
 * @param state why calls wait, if they do
 * @param since when that state began
 * @param pause who has stopped delivery, when somebody has
 * @param unreachableSince when True Pulse was given up, also while paused
 * @param nextProbeAt when it is tried again; empty while a probe is under way
 * @param inFlight attempts under way
 * @param allowed attempts that may be under way at once
 * @param waiting calls that wait at the gate
 */
public record GateSnapshot(
    State state,
    Instant since,
    Optional<Pause> pause,
    Optional<Instant> unreachableSince,
    Optional<Instant> nextProbeAt,
    int inFlight,
    int allowed,
    int waiting) {
  /** What the gate does with those who come. */
  public enum State {
    /** Lets them pass, as many as are allowed. */
    OPEN,
    /** Holds them: operators have stopped delivery. */
    PAUSED,
    /** Holds all but one probe at a time: True Pulse is unreachable. */
    UNREACHABLE
  }
}
