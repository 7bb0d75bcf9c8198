/**
 * Which clause of the specification is proved by which check. In: the clauses, from a resource, and
 * the results of a certification. Out: every clause with its checks, or the reason why no check can
 * prove it. Guaranteed: no clause is left out.
 */
@NullMarked
package io.callrelay.simulator.certification.coverage;

import org.jspecify.annotations.NullMarked;
