package io.callrelay.operations;

import io.callrelay.delivery.GateSnapshot;
import io.callrelay.ledger.Figures.Minute;
import io.callrelay.ledger.Figures.Waiting;
import io.callrelay.ledger.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the relay is, at one moment and as one node sees it.
 *
 * @param queueProblem why the queue cannot be used, if it cannot
 * @param ledgerProblem why the ledger cannot be used, if it cannot
 * @param gate this node's
 * @param figures what the ledger tells; empty while it is down
 */
record Overview(
    Instant at,
    Optional<String> queueProblem,
    Optional<String> ledgerProblem,
    GateSnapshot gate,
    Optional<Numbers> figures) {
  /**
   * What the ledger tells.
   *
   * @param minutes the last sixty, oldest first
   * @param delays from the calls' end to SUCCESS; empty when nothing was delivered lately
   * @param incidents those that are open, newest first
   */
  record Numbers(
      Waiting waiting, List<Minute> minutes, Optional<Delays> delays, List<Incident> incidents) {}

  /**
   * How long it took from the end of a call until True Pulse had it.
   *
   * @param calls of how many
   */
  record Delays(Duration median, Duration slow, int calls) {
    private static final double SLOW = 0.95;

    /** Of delays in order, shortest first. */
    static Optional<Delays> of(List<Duration> sorted) {
      return sorted.isEmpty()
          ? Optional.empty()
          : Optional.of(new Delays(rank(sorted, 0.5), rank(sorted, SLOW), sorted.size()));
    }

    /** The smallest that is not below the given part of all. */
    private static Duration rank(List<Duration> sorted, double part) {
      return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }
  }
}
