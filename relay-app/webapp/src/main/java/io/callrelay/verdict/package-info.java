/**
 * What an attempt came to: reading an answer, or the lack of one, into {@link
 * io.callrelay.verdict.Verdict} (S6, S7.2). Pure: no Jakarta EE, no clock, no neighbour. Only an
 * answer that truly says SUCCESS is one.
 */
@NullMarked
package io.callrelay.verdict;

import org.jspecify.annotations.NullMarked;
