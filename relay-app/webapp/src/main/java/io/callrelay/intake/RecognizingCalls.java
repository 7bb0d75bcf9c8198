package io.callrelay.intake;

import io.callrelay.call.Call;
import io.callrelay.call.CallId;
import io.callrelay.ledger.CallState;
import io.callrelay.ledger.CallView;
import java.util.Optional;

/** Finds out whether a call was accepted before. */
final class RecognizingCalls {
  private final Neighbours neighbours;
  private final RecentCalls recent;
  private final Patience patience;

  RecognizingCalls(Neighbours neighbours, RecentCalls recent, Patience patience) {
    this.neighbours = neighbours;
    this.recent = recent;
    this.patience = patience;
  }

  /**
   * The call, if it is known. The ledger is believed before memory, except about calls that it has
   * yet to be told of. A call known from memory alone counts as queued.
   */
  Optional<KnownCall> find(CallId id) {
    Reply<Optional<CallView>> reply = patience.ask(() -> neighbours.find().apply(id));
    if (!reply.arrivesWithin(patience.lookUp())) {
      return recent.find(id).map(RecognizingCalls::queued);
    }
    return reply
        .value()
        .map(view -> new KnownCall(view.call(), view.state()))
        .or(() -> recent.findUnwritten(id).map(RecognizingCalls::queued));
  }

  private static KnownCall queued(Call call) {
    return new KnownCall(call, CallState.QUEUED);
  }
}
