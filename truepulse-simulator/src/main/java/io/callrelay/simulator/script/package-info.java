/**
 * Which answer a webhook gets. In: the call's id, its caller and its tracking number. Out: an
 * {@link io.callrelay.simulator.script.Answer}, which is what to say, how to deliver or break it,
 * when, and whether the vendor took the call. Guaranteed: the scopes are asked in the order of
 * {@link io.callrelay.simulator.script.Scope}; every call takes the steps from the first on, and
 * the last step repeats unless the script says otherwise; the same seed gives the same answers to
 * the same attempts of the same call.
 */
@NullMarked
package io.callrelay.simulator.script;

import org.jspecify.annotations.NullMarked;
