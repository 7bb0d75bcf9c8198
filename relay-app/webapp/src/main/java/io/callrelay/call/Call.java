package io.callrelay.call;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A finished call on a tracking number, as True Pulse is told of it: the eleven values of S5, each
 * as it is sent. Values without meaning for the call are {@code ""}.
 */
public record Call(
    CallId id,
    String customerId,
    String customerName,
    String callerNumber,
    String didNumber,
    String dateOfCall,
    String startTime,
    String endTime,
    String dtmf,
    String status,
    String recordingPath) {

  /** A call whose values are asked for by field. */
  public static Call of(Function<CallField, String> values) {
    return new Call(
        new CallId(values.apply(CallField.ID)),
        values.apply(CallField.CUSTOMER_ID),
        values.apply(CallField.CUSTOMER_NAME),
        values.apply(CallField.CALLER_NUMBER),
        values.apply(CallField.DID_NUMBER),
        values.apply(CallField.DATE_OF_CALL),
        values.apply(CallField.START_TIME),
        values.apply(CallField.END_TIME),
        values.apply(CallField.DTMF),
        values.apply(CallField.STATUS),
        values.apply(CallField.RECORDING_PATH));
  }

  /** The value that is sent for a field. */
  public String value(CallField field) {
    return switch (field) {
      case ID -> id.value();
      case CUSTOMER_ID -> customerId;
      case CUSTOMER_NAME -> customerName;
      case CALLER_NUMBER -> callerNumber;
      case DID_NUMBER -> didNumber;
      case DATE_OF_CALL -> dateOfCall;
      case START_TIME -> startTime;
      case END_TIME -> endTime;
      case DTMF -> dtmf;
      case STATUS -> status;
      case RECORDING_PATH -> recordingPath;
    };
  }

  /** The fields in which another call has another value. */
  public List<CallField> differencesFrom(Call other) {
    return Stream.of(CallField.values())
        .filter(field -> !value(field).equals(other.value(field)))
        .toList();
  }

  /** Names the call and nobody's phone number. */
  @Override
  public String toString() {
    return "Call " + id;
  }
}
