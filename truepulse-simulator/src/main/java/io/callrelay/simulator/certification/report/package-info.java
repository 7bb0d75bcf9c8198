/**
 * Writing down what a certification found. In: a {@link
 * io.callrelay.simulator.certification.result.Certificate}. Out: a page for people, JSON for
 * machines, JUnit XML for CI, their sums, a signature when a key is given, and a zip of them all.
 * Guaranteed: no token and, unless asked for, no phone number beyond its last four digits is in any
 * of them; what came from outside is only ever text; the same certificate gives the same bytes.
 */
@NullMarked
package io.callrelay.simulator.certification.report;

import org.jspecify.annotations.NullMarked;
