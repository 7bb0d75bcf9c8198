package io.callrelay.simulator.ledger;

import java.time.Instant;
import java.util.Optional;

/** An arrival in a call's history; its details are empty when they are no longer kept. */
public record Sighting(
    long number, Instant at, long connection, Verdict verdict, Optional<Arrival> details) {}
