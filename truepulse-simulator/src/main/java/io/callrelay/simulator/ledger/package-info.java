/**
 * What the vendor knows of each call. In: every arrival with its verdict. Out: per {@code tpCallID}
 * the first acceptance, the attempts before it, duplicates and conflicts after it, whether it came
 * late; the calls never seen; counts. Guaranteed: a call's memory is bounded however often it comes
 * and about 100 bytes when it came once; raw requests are in memory for the newest arrivals only,
 * and with a journal not at all; every arrival is in the journal before it is answered and is there
 * after a restart.
 */
@NullMarked
package io.callrelay.simulator.ledger;

import org.jspecify.annotations.NullMarked;
