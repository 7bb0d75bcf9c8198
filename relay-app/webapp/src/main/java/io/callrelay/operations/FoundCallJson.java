package io.callrelay.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.call.CallField;
import io.callrelay.call.CallMask;
import io.callrelay.ledger.CallView;
import java.io.IOException;
import java.util.List;

/** A call as it stands in a list; numbers masked. */
final class FoundCallJson {
  private static final List<CallField> SHOWN =
      List.of(
          CallField.CUSTOMER_ID,
          CallField.CUSTOMER_NAME,
          CallField.CALLER_NUMBER,
          CallField.DID_NUMBER,
          CallField.STATUS,
          CallField.START_TIME,
          CallField.END_TIME);

  private FoundCallJson() {}

  /**
   * Writes one object.
   *
   * @param attention whether a person should look at the call
   */
  static void write(JsonGenerator json, CallView view, boolean attention) throws IOException {
    CallMask masked = CallMask.of(view.call());
    json.writeStartObject();
    json.writeStringField(CallField.ID.jsonName(), view.call().id().value());
    json.writeStringField("state", view.state().name());
    json.writeStringField("acceptedAt", view.acceptedAt().toString());
    json.writeStringField("source", view.source());
    for (CallField field : SHOWN) {
      json.writeStringField(field.jsonName(), masked.value(field));
    }
    writeProgress(json, view, attention);
    json.writeEndObject();
  }

  /** How far it has come, in the object begun. */
  static void writeProgress(JsonGenerator json, CallView view, boolean attention)
      throws IOException {
    json.writeNumberField("attemptCount", view.attempts());
    OrNull.time(json, "nextAttemptAt", view.nextAttemptAt());
    OrNull.time(json, "deliveredAt", view.deliveredAt());
    OrNull.time(json, "firstFailedAt", view.firstFailedAt());
    OrNull.text(json, "lastReason", view.lastReason());
    json.writeBooleanField("attention", attention);
  }
}
