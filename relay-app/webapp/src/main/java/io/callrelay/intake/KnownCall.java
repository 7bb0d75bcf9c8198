package io.callrelay.intake;

import io.callrelay.call.Call;
import io.callrelay.call.CallField;
import io.callrelay.ledger.CallState;
import java.util.List;

/** A call that was accepted before, and where it stands as far as is known. */
record KnownCall(Call call, CallState state) {
  /** What becomes of a call posted under the same id (S7.3). */
  Acceptance meets(Call posted) {
    List<CallField> differences = call.differencesFrom(posted);
    return differences.isEmpty()
        ? new Acceptance.Known(call.id(), state)
        : new Acceptance.Conflicting(call.id(), differences);
  }
}
