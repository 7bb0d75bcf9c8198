/**
 * Incidents for people and programs (S7.4): what, since when, how many calls, who was told and how
 * far that is. While the ledger is down those that this node keeps in memory are shown.
 */
@NullMarked
package io.callrelay.operations.incidents;

import org.jspecify.annotations.NullMarked;
