/**
 * Runs the checks of a plan. In: the planned checks, what each does, a source of calls. Out: one
 * result per check, in the plan's order.
 *
 * <p>Checks of the same stage run at the same time, each with its own calls, which are told apart
 * by id and caller number; a check gets a {@link io.callrelay.simulator.certification.run.Trial}
 * and returns a {@link io.callrelay.simulator.certification.run.Finding}. What a check throws is
 * the suite's fault and ends as ERROR; an interrupt ends the run with what is known so far.
 */
@NullMarked
package io.callrelay.simulator.certification.run;

import org.jspecify.annotations.NullMarked;
