package io.callrelay.simulator.certification.run;

/** What a person has to do. */
final class Instructions {
  private Instructions() {}

  /** How to make a call that ends with this status. */
  static String toMake(String status) {
    return switch (status) {
      case "Answered" ->
          "Call the tracking number, have it answered, press a key or two, and hang up after a few seconds.";
      case "Missed" -> "Call the tracking number and let it ring until it stops by itself.";
      case "Busy" -> "Call the tracking number while its line is busy with another call.";
      case "Abandoned" -> "Call the tracking number and hang up while it rings.";
      default -> "Make a call that ends with the status " + status + ".";
    };
  }
}
