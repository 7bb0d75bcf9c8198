package io.callrelay.ledger;

import java.time.Instant;

/**
 * Operators have stopped delivery: calls are accepted and wait.
 *
 * @param by name of the operator's token
 */
public record Pause(Instant since, String by, String reason) {}
