/**
 * What the vendor knows of each call. In: every arrival with its verdict. Out: per {@code tpCallID}
 * the first acceptance, the attempts before it, duplicates and conflicts after it; the calls never
 * seen; counts. Guaranteed: a call's memory is bounded however often it comes, raw requests are
 * kept for the newest arrivals only, and with a journal every arrival is in the file before it is
 * answered and is there after a restart.
 */
@NullMarked
package io.callrelay.simulator.ledger;

import org.jspecify.annotations.NullMarked;
