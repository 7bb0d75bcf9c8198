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
  LENIENT,
  /**
   * Sees what the strict one sees, and never stands in the way of a script: what a script accepts
   * is answered as the script says, violations or not. For certification, where each check judges
   * by itself.
   */
  WITNESS
}
