package io.callrelay.intake;

import io.callrelay.call.CallField;
import io.callrelay.call.CallId;
import io.callrelay.call.Violation;
import io.callrelay.ledger.CallState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What became of a posted body. Closed: whoever answers handles all. */
sealed interface Acceptance {
  /** The call is new, and on disk. */
  record Taken(CallId id) implements Acceptance {}

  /** The very same call was accepted before; this is where it stands. */
  record Known(CallId id, CallState state) implements Acceptance {}

  /**
   * A call with this id and other content was accepted before; the posted one is dropped.
   *
   * @param fields those that differ
   */
  record Conflicting(CallId id, List<CallField> fields) implements Acceptance {}

  /** The body is not one JSON object. */
  record Malformed(String message) implements Acceptance {}

  /**
   * The body breaks the specification, and is on disk for the operator.
   *
   * @param quarantineId under which it is kept
   * @param callId the {@code tpCallID} in it, when that one is right
   */
  record Rejected(UUID quarantineId, Optional<String> callId, List<Violation> violations)
      implements Acceptance {}

  /**
   * Nothing took it in time; it may be posted again.
   *
   * @param why what queue and ledger said, for the log
   */
  record NotDurable(Optional<String> callId, String why) implements Acceptance {}
}
