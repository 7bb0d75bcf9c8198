package io.callrelay.simulator.certification.result;

/** How much hangs on a check. */
public enum Level {
  /** An integration that fails it is not certified. */
  MUST,
  /** An integration that fails it is certified with a warning. */
  SHOULD
}
