package io.callrelay.proof;

/**
 * Something was wrong for some time.
 *
 * @param what in a few words
 * @param from seconds since the begin of the experiment
 * @param to seconds since the begin of the experiment
 */
record Fault(String what, double from, double to) {}
