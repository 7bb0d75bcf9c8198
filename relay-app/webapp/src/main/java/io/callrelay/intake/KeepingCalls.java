package io.callrelay.intake;

import io.callrelay.call.Call;
import io.callrelay.ledger.CallView;
import io.callrelay.ledger.LedgerEntry;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Origin;
import io.callrelay.ledger.Recorded;
import io.callrelay.queue.QueuedCall;
import java.util.Optional;

/**
 * Puts a new call on disk: into the queue first, then into the ledger, so that whatever the moment
 * of a crash no row lacks its message; and into either of them when the other does not take it.
 */
final class KeepingCalls {
  /** Where a call is now. */
  sealed interface Kept {
    /**
     * In the ledger, and in the queue unless that was down.
     *
     * @param before what the ledger knew of the call before
     */
    record InLedger(Optional<CallView> before) implements Kept {}

    /** In the queue; the ledger is told later. */
    record InQueue() implements Kept {}

    /** Nowhere that is known of. */
    record Nowhere(String why) implements Kept {}
  }

  private final Neighbours neighbours;
  private final Patience patience;

  KeepingCalls(Neighbours neighbours, Patience patience) {
    this.neighbours = neighbours;
    this.patience = patience;
  }

  Kept keep(Call call, Origin origin, Optional<byte[]> rawBody) {
    var message =
        new QueuedCall(
            call, origin.ticket(), origin.acceptedAt(), origin.source(), 0, origin.trace());
    Reply<Void> sent = patience.ask(() -> neighbours.send().apply(message));
    Accepted queued = new Accepted(call, origin, rawBody, true);
    return sent.arrivesWithin(patience.queue())
        ? recordQueued(queued)
        : recordUnqueued(queued, sent);
  }

  private Kept recordQueued(Accepted entry) {
    Reply<Recorded> recorded = record(entry);
    return recorded.arrivesWithin(patience.ledger())
        ? new Kept.InLedger(recorded.value().before())
        : settleLater(entry);
  }

  /** The row is due soon: the sweeper queues it, and a message that comes late is stale. */
  private Kept recordUnqueued(Accepted queued, Reply<Void> sent) {
    Reply<Recorded> recorded =
        record(new Accepted(queued.call(), queued.origin(), queued.rawBody(), false));
    if (!Reply.eitherArrivesWithin(patience.total(), recorded, sent)) {
      return new Kept.Nowhere(
          "queue: %s; ledger: %s".formatted(sent.problem(), recorded.problem()));
    }
    return recorded.isGood() ? new Kept.InLedger(recorded.value().before()) : settleLater(queued);
  }

  /**
   * Should the settlement be lost too, the call itself is still in the queue, and its first attempt
   * makes the row.
   */
  private Kept settleLater(Accepted entry) {
    patience.ask(() -> neighbours.settle().apply(entry)).arrivesWithin(patience.ledger());
    return new Kept.InQueue();
  }

  private Reply<Recorded> record(LedgerEntry entry) {
    return patience.ask(() -> neighbours.record().apply(entry));
  }
}
