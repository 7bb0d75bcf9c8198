package io.callrelay.simulator.ledger;

import java.time.Duration;

/**
 * What the ledger keeps and how it judges times.
 *
 * @param keptArrivals how many of the newest arrivals are handed out, and without a journal kept
 *     with headers and body; default 20,000
 * @param lateAfter the longest time from the end of a call to its first arrival that is not late
 *     (`S1.1`: "immediately"), default one minute
 * @param forced whether every write of the journal waits until the disk has it, default false
 */
public record LedgerRules(int keptArrivals, Duration lateAfter, boolean forced) {}
