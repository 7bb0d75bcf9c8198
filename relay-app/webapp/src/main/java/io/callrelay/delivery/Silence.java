package io.callrelay.delivery;

import java.time.Instant;

/**
 * True Pulse has given no verdict since it last did.
 *
 * @param since when the first attempt that found it unreachable ended
 * @param lastAt when the last one ended
 */
record Silence(Instant since, Instant lastAt) {}
