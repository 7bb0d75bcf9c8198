/**
 * What waits, and what was lost. A failed call waits as a row of the ledger until its time has
 * come; sweeping sends due calls to the queue in bounded numbers. Entries that were kept in the
 * queue while the ledger was down are settled. Reconciling finds calls that the ledger knows as
 * queued and whose message is gone, and lets them wait, so that they are swept in turn. Replaying
 * makes waiting calls due that an operator has chosen. Nothing here ever gives a call up (S7.2,
 * S8.3).
 */
@NullMarked
package io.callrelay.retry;

import org.jspecify.annotations.NullMarked;
