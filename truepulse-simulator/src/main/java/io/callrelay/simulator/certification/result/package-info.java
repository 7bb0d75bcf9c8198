/**
 * What a certification found. In: what checks saw. Out: a {@link
 * io.callrelay.simulator.certification.result.Certificate}, from which reports are written. Only
 * values; nothing here runs.
 */
@NullMarked
package io.callrelay.simulator.certification.result;

import org.jspecify.annotations.NullMarked;
