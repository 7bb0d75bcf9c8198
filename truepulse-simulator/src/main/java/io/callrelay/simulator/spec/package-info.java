/**
 * Reading one request against the specification. In: method, headers and body as they came. Out:
 * the eleven values if they could be read, and every violation with field, clause and value. Pure:
 * no state, no clock, no network. Guaranteed: whatever the bytes are, the outcome is a value and
 * never an exception.
 */
@NullMarked
package io.callrelay.simulator.spec;

import org.jspecify.annotations.NullMarked;
