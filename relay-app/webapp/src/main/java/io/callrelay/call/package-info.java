/**
 * A call in the specification's language (S5): its eleven values, how a posted body is read into
 * them and what is wrong with one that cannot be, and the exact bytes that True Pulse is sent.
 * Pure: no Jakarta EE, no clock, no neighbour.
 */
@NullMarked
package io.callrelay.call;

import org.jspecify.annotations.NullMarked;
