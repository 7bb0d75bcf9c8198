/**
 * Takes finished calls from telephony: {@code POST /api/v1/calls} (S1.1, S2.2). In comes one call
 * as JSON. Out goes a message in the queue and a row in the ledger, and 202 when at least one of
 * them is on disk; a call that is known already is answered by what is known of it (S7.3), and a
 * body that breaks the specification is kept in quarantine, until an operator sends it mended.
 * Every wait is bounded: a neighbour that is down or hangs costs telephony less than a second.
 */
@NullMarked
package io.callrelay.intake;

import org.jspecify.annotations.NullMarked;
