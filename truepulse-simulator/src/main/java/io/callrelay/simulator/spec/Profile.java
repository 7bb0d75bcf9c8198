package io.callrelay.simulator.spec;

/** How much of the specification an integration must keep to be answered SUCCESS. */
public enum Profile {
  /** Every clause and every reading. */
  STRICT,
  /**
   * Forgives what the document leaves to interpretation: the order of the fields, fields beside the
   * eleven, scalars that are not strings, an absent {@code tpDTMF} or {@code tpCallRecordingPath},
   * and the content type.
   */
  LENIENT
}
