/**
 * What a certification consists of, as data: {@code plan.json}. In: nothing. Out: the {@link
 * io.callrelay.simulator.certification.plan.Plan} with its checks in words, with their times. What
 * a check does is bound to its id in package {@code check}.
 */
@NullMarked
package io.callrelay.simulator.certification.plan;

import org.jspecify.annotations.NullMarked;
