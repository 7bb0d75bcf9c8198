package io.callrelay.simulator.spec;

import java.util.Optional;

/** The eleven fields of S5, in the sample's order; the constants are spelled as on the wire. */
public enum Field {
  tpCallID,
  tpCustomerID,
  tpCustomerName,
  tpCallerNumber,
  tpDIDNumber,
  tpDateOfCall,
  tpCallStartTime,
  tpCallEndTime,
  tpDTMF,
  tpCallStatus,
  tpCallRecordingPath;

  /** May be sent as "" (Readings: no key was pressed, an abandoned call has no recording). */
  boolean mayBeEmpty() {
    return this == tpDTMF || this == tpCallRecordingPath;
  }

  String clause() {
    return "S5." + name();
  }

  static Optional<Field> named(String name) {
    for (Field field : values()) {
      if (field.name().equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
