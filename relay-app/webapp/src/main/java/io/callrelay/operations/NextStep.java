package io.callrelay.operations;

import io.callrelay.delivery.GateSnapshot;
import io.callrelay.ledger.CallView;
import java.time.Instant;
import java.util.Optional;

/**
 * What happens to a call next, as far as this node can tell.
 *
 * @param at when, if that is known
 * @param words a sentence for people
 */
record NextStep(What what, Optional<Instant> at, String words) {
  /** Kinds of next steps, for programs. */
  enum What {
    /** It waits for its time, and is tried again then. */
    RETRY,
    /** It is in the queue, or an attempt is under way. */
    ATTEMPT,
    /** It is in the queue, and operators have stopped delivery. */
    GATE_PAUSED,
    /** It is in the queue, and True Pulse is unreachable. */
    GATE_PROBE,
    /** Nothing. */
    NOTHING
  }

  static NextStep of(CallView call, GateSnapshot gate, Instant now) {
    return switch (call.state()) {
      case QUEUED -> queued(gate);
      case RETRYING -> waiting(call.nextAttemptAt(), now);
      case DELIVERED -> nothing("True Pulse has it; nothing more happens.");
      case WITHDRAWN ->
          nothing(
              "An operator took it out; it is not sent. Should an attempt that was under way then"
                  + " succeed, it becomes DELIVERED.");
    };
  }

  private static NextStep queued(GateSnapshot gate) {
    return switch (gate.state()) {
      case OPEN ->
          new NextStep(
              What.ATTEMPT,
              Optional.empty(),
              "It is in the queue, or an attempt is under way at this moment.");
      case PAUSED ->
          new NextStep(
              What.GATE_PAUSED,
              Optional.empty(),
              "It waits in the queue: delivery is paused until an operator resumes it.");
      case UNREACHABLE ->
          new NextStep(
              What.GATE_PROBE,
              gate.nextProbeAt(),
              "It waits in the queue: True Pulse is unreachable, and one call at a time finds out"
                  + " whether it is back.");
    };
  }

  private static NextStep waiting(Optional<Instant> due, Instant now) {
    boolean past = due.filter(at -> at.isAfter(now)).isEmpty();
    String words =
        past
            ? "Its time has come: it goes to the queue as soon as there is room."
            : "It is tried again at the time given, or sooner when an operator says so.";
    return new NextStep(What.RETRY, due, words);
  }

  private static NextStep nothing(String words) {
    return new NextStep(What.NOTHING, Optional.empty(), words);
  }
}
