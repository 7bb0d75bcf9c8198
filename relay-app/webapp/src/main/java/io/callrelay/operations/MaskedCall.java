package io.callrelay.operations;

import io.callrelay.call.Call;
import io.callrelay.call.CallField;
import io.callrelay.platform.Printable;

/** A call's values as they are shown to whoever has no need of its numbers. */
final class MaskedCall {
  /** A shorter one is no phone number, and could stand in any text. */
  private static final int SHORTEST_NUMBER = 5;

  private final Call call;

  MaskedCall(Call call) {
    this.call = call;
  }

  /** A value; of numbers the last four characters. */
  String value(CallField field) {
    return switch (field) {
      case CALLER_NUMBER, DID_NUMBER, DTMF -> Printable.maskedNumber(call.value(field));
      case ID -> call.value(field);
      default -> within(call.value(field));
    };
  }

  /** A text that may quote the call's numbers. */
  String within(String text) {
    return without(call.didNumber(), without(call.callerNumber(), text));
  }

  private static String without(String number, String text) {
    return number.length() < SHORTEST_NUMBER
        ? text
        : text.replace(number, Printable.maskedNumber(number));
  }
}
