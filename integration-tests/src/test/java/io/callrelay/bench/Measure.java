package io.callrelay.bench;

/**
 * One line of the result.
 *
 * @param id B1 to B8
 * @param value what was measured
 * @param says the same in words, with what it was made of
 * @param goal in words
 */
record Measure(String id, String what, double value, String says, String goal, boolean reached) {}
