/**
 * What each check of the plan does. In: a {@link io.callrelay.simulator.certification.run.Trial}.
 * Out: a {@link io.callrelay.simulator.certification.run.Finding}. {@link
 * io.callrelay.simulator.certification.check.Checks} binds them to the ids of the plan.
 *
 * <p>A check judges one thing only. Where another check reports that no webhook came at all, it has
 * nothing to say.
 */
@NullMarked
package io.callrelay.simulator.certification.check;

import org.jspecify.annotations.NullMarked;
