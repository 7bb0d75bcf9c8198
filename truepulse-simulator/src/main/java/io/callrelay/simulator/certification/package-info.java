/**
 * Certification of an integration before it goes live (S9). In: where the integration is and what
 * to run. Out: a {@link io.callrelay.simulator.certification.result.Certificate}.
 *
 * <p>{@link io.callrelay.simulator.certification.Certifying} starts a simulator of its own, runs
 * the checks of the plan against the integration and stops the simulator again, whatever happens.
 */
@NullMarked
package io.callrelay.simulator.certification;

import org.jspecify.annotations.NullMarked;
