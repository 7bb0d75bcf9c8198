package io.callrelay.retry;

import io.callrelay.ledger.DueCalls;
import io.callrelay.ledger.DueCalls.Picked;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.Waiting;
import io.callrelay.platform.metrics.Metric;
import io.callrelay.platform.metrics.Metrics;
import io.callrelay.queue.CallQueue;
import io.callrelay.queue.QueuedCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Sends calls that were picked from the ledger to the queue, or lets them wait again. */
@ApplicationScoped
class Requeuing {
  private static final EventLog LOG = EventLog.of(Requeuing.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration QUEUE_DOWN_WAIT = Duration.ofSeconds(5);

  @Inject private CallQueue queue;
  @Inject private DueCalls ledger;
  @Inject private Clock clock;
  @Inject private Waiting waiting;
  @Inject private Metrics metrics;

  /** Returns whether all were sent. */
  boolean send(List<Picked> picked) throws InterruptedException {
    List<CompletableFuture<?>> sends = new ArrayList<>();
    for (Picked call : picked) {
      sends.add(queue.send(message(call)).toCompletableFuture());
    }
    try {
      waiting.forAnswer(CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new)), PATIENCE);
      metrics.count(Metric.CALLS_REQUEUED, picked.size());
      return true;
    } catch (ExecutionException | TimeoutException e) {
      putBack(picked, sends);
      return false;
    }
  }

  private static QueuedCall message(Picked call) {
    return new QueuedCall(
        call.call(),
        call.origin().ticket(),
        call.origin().acceptedAt(),
        call.origin().source(),
        call.failedAttempts(),
        call.origin().trace());
  }

  /** A message that was taken after all finds its row waiting, and is dropped as stale. */
  private void putBack(List<Picked> picked, List<CompletableFuture<?>> sends) {
    List<Picked> unsent = new ArrayList<>();
    for (int i = 0; i < picked.size(); i++) {
      CompletableFuture<?> send = sends.get(i);
      if (!send.isDone() || send.isCompletedExceptionally()) {
        unsent.add(picked.get(i));
      }
    }
    ledger.putBack(unsent, clock.instant().plus(QUEUE_DOWN_WAIT));
    LOG.warning("requeue-failed")
        .with("calls", unsent.size())
        .tell("The queue did not take due calls; they wait another " + QUEUE_DOWN_WAIT);
  }
}
