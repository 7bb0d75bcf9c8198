package io.callrelay.simulator.mutant;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** A call as the intake took it. */
record Call(String id, JsonObject values) {
  static final List<String> FIELDS =
      List.of(
          "tpCallID",
          "tpCustomerID",
          "tpCustomerName",
          "tpCallerNumber",
          "tpDIDNumber",
          "tpDateOfCall",
          "tpCallStartTime",
          "tpCallEndTime",
          "tpDTMF",
          "tpCallStatus",
          "tpCallRecordingPath");

  /**
   * @throws IllegalArgumentException when it is not eleven strings
   */
  static Call of(JsonObject given) {
    JsonObject values = new JsonObject();
    for (String field : FIELDS) {
      if (!(given.getValue(field) instanceof String value)) {
        throw new IllegalArgumentException(field + " is not a string");
      }
      values.put(field, value);
    }
    if (given.size() != FIELDS.size()) {
      throw new IllegalArgumentException("not eleven fields");
    }
    return new Call(values.getString("tpCallID"), values);
  }

  String value(String field) {
    return values.getString(field);
  }
}
