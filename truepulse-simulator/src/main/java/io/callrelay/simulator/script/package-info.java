/**
 * Which answer a webhook gets. In: the call's id and the caller's number. Out: an {@link
 * io.callrelay.simulator.script.Answer}, which is what to say, how to deliver or break it, when,
 * and whether the vendor took the call. Guaranteed: the script of a call goes before that of its
 * caller, which goes before the default; every call takes the steps from the first on, and the last
 * step repeats.
 */
@NullMarked
package io.callrelay.simulator.script;

import org.jspecify.annotations.NullMarked;
