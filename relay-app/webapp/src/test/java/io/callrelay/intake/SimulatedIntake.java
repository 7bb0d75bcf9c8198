package io.callrelay.intake;

import io.callrelay.ledger.Ledger;
import io.callrelay.ledger.LedgerEntry;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.platform.Beans;
import io.callrelay.platform.Settings;
import io.callrelay.platform.Waiting;
import io.callrelay.queue.CallQueue;
import io.callrelay.queue.QueuedCall;
import io.callrelay.queue.Settlements;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A node's intake, without HTTP. */
public final class SimulatedIntake {
  /** What telephony is told. */
  public enum Told {
    /** 202 or 200: it need not care any more. */
    ACKNOWLEDGED,
    /** 503: it is to post again. */
    POST_AGAIN,
    /** 400, 409 or 422. */
    REFUSED
  }

  private final AcceptingCalls accepting;

  /**
   * Of the node with these beans.
   *
   * @param ledgerFirst whether a call is recorded before it is sent, which is wrong
   */
  public SimulatedIntake(Beans beans, boolean ledgerFirst) {
    Intake intake = new Intake();
    Neighbours neighbours =
        intake.neighbours(
            beans.get(Ledger.class), beans.get(CallQueue.class), beans.get(Settlements.class));
    accepting =
        intake.acceptingCalls(
            beans.get(Settings.class),
            ledgerFirst ? ledgerFirst(neighbours) : neighbours,
            beans.get(Clock.class),
            beans.get(Waiting.class));
  }

  /** Takes a body. */
  public Told post(byte[] body) {
    Acceptance acceptance = accepting.accept("pbx", body);
    if (acceptance instanceof Acceptance.Taken || acceptance instanceof Acceptance.Known) {
      return Told.ACKNOWLEDGED;
    }
    return acceptance instanceof Acceptance.NotDurable ? Told.POST_AGAIN : Told.REFUSED;
  }

  private static Neighbours ledgerFirst(Neighbours right) {
    Map<UUID, QueuedCall> unsent = new HashMap<>();
    return new Neighbours(
        right.find(),
        entry ->
            right
                .record()
                .apply(entry)
                .thenCompose(recorded -> send(right, entry, unsent).thenApply(sent -> recorded)),
        call -> {
          unsent.put(call.ticket(), call);
          return CompletableFuture.completedFuture(null);
        },
        right.settle());
  }

  private static CompletionStage<Void> send(
      Neighbours right, LedgerEntry entry, Map<UUID, QueuedCall> unsent) {
    return entry instanceof Accepted accepted
        ? right.send().apply(unsent.remove(accepted.origin().ticket()))
        : CompletableFuture.completedFuture(null);
  }
}
