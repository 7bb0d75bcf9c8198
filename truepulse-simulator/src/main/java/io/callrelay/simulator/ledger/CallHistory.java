package io.callrelay.simulator.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One call as the vendor sees it.
 *
 * @param callId the {@code tpCallID}
 * @param state its state
 * @param firstAccepted when the vendor took it
 * @param posts POSTs that named it, whatever became of them
 * @param attemptsBeforeAcceptance arrivals before the first acceptance; all of them while there is
 *     none
 * @param duplicates arrivals after it with the same content
 * @param conflicts arrivals after it with other content
 * @param delay from the end of the call to its first arrival (`S1.1`, `S7.1`); negative when the
 *     end lies ahead; empty while no arrival told a readable end
 * @param late the delay is longer than the limit
 * @param sightings the first 20 and the last 20 arrivals, oldest first
 */
public record CallHistory(
    String callId,
    CallState state,
    Optional<Instant> firstAccepted,
    long posts,
    long attemptsBeforeAcceptance,
    long duplicates,
    long conflicts,
    Optional<Duration> delay,
    boolean late,
    List<Sighting> sightings) {}
