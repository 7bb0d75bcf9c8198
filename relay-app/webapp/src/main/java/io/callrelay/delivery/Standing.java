package io.callrelay.delivery;

import io.callrelay.ledger.CallState;
import io.callrelay.ledger.CallView;
import io.callrelay.ledger.Ledger;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Origin;
import io.callrelay.ledger.Recorded;
import io.callrelay.platform.Waiting;
import io.callrelay.queue.QueuedCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Tells whether a message still stands for its call. A call has one message that counts, the one
 * with the ticket in its row; any other (sent twice around a crash, or by two nodes at once) is
 * stale.
 */
@ApplicationScoped
class Standing {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Inject private Ledger ledger;
  @Inject private Waiting waiting;

  /**
   * Whether the message is to be delivered. When the ledger is down there is nothing to ask, and
   * the message stands.
   */
  boolean stands(QueuedCall message) throws InterruptedException {
    try {
      Optional<Recorded> accepted = answer(ledger.announced(message.ticket()));
      Optional<CallView> row = accepted.isPresent() ? accepted.get().before() : row(message);
      return row.map(known -> standsFor(known, message)).orElse(true);
    } catch (ExecutionException | TimeoutException e) {
      return true;
    }
  }

  /**
   * The call's row as it was before. A message that has overtaken its row writes the row, so that
   * two messages of one new call do not both pass.
   */
  private Optional<CallView> row(QueuedCall message)
      throws InterruptedException, ExecutionException, TimeoutException {
    Optional<CallView> known = answer(ledger.find(message.call().id()));
    return known.isPresent() ? known : answer(ledger.record(accepted(message))).before();
  }

  private static boolean standsFor(CallView row, QueuedCall message) {
    return row.state() == CallState.QUEUED && row.ticket().equals(message.ticket());
  }

  private static Accepted accepted(QueuedCall message) {
    return new Accepted(message.call(), origin(message), Optional.empty(), true);
  }

  static Origin origin(QueuedCall message) {
    return new Origin(message.acceptedAt(), message.source(), message.ticket(), message.trace());
  }

  private <T> T answer(CompletionStage<T> stage)
      throws InterruptedException, ExecutionException, TimeoutException {
    return waiting.forAnswer(stage, PATIENCE);
  }
}
