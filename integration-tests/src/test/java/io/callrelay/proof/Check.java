package io.callrelay.proof;

/**
 * One part of the promise, and whether it held.
 *
 * @param part its number in the report, I1 to I6
 * @param says what held or not, with figures
 */
record Check(String part, String says, boolean holds) {}
