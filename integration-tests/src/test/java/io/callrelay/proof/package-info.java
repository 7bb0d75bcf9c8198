/**
 * {@code ./relay prove}: what the relay promises, shown under faults and load, against the
 * distribution as a process. One class for each kind of {@link Experiment}; a {@link Stage} is what
 * it plays on, {@link Judgement} says what of the promise held, {@link Report} puts it on a page.
 */
package io.callrelay.proof;
