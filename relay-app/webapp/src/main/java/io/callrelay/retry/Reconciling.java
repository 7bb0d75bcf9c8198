package io.callrelay.retry;

import io.callrelay.ledger.DueCalls;
import io.callrelay.ledger.DueCalls.Picked;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.platform.BackgroundLoop;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import io.callrelay.queue.CallQueue;
import io.callrelay.queue.InHand;
import io.callrelay.queue.QueueUnavailable;
import io.callrelay.queue.Settlements;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Compares the ledger with the queue. A marker goes through the queue of calls, and then through
 * the queue of settlements; when it comes out, whatever was queued before it has been delivered,
 * has been written as waiting, or is in hand. A call that still stands as queued since before then
 * has lost its message (a damaged journal, a deleted disk, a crash between ledger and queue) and is
 * queued again under a new ticket.
 */
@ApplicationScoped
public class Reconciling {
  private static final EventLog LOG = EventLog.of(Reconciling.class);
  private static final int PAGE = 250;

  /** How far the clocks of nodes may be apart. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(2);

  /** For writing what an attempt came to, after the attempt itself has ended. */
  private static final Duration WRITING = Duration.ofSeconds(5);

  @Inject private CallQueue queue;
  @Inject private Settlements settlements;
  @Inject private DueCalls ledger;
  @Inject private Requeuing requeuing;
  @Inject private InHand inHand;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Executor executor;

  private final AtomicReference<@Nullable Passed> passed = new AtomicReference<>();
  private volatile @Nullable Instant lastMarkerTaken;
  private @Nullable BackgroundLoop markers;
  private @Nullable BackgroundLoop search;

  /** The marker sent then has come out of both queues; the search may begin. */
  private record Passed(Instant markerSentAt, Instant searchAt) {}

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    Duration interval = settings.duration(Setting.RECONCILIATION_INTERVAL);
    markers =
        BackgroundLoop.start(
            "reconciliation-markers", interval, executor, () -> queue.sendMarker(clock.instant()));
    search =
        BackgroundLoop.start(
            "reconciliation", shorter(interval, Duration.ofSeconds(1)), executor, this::search);
  }

  @PreDestroy
  void stop() {
    if (markers != null) {
      markers.close();
    }
    if (search != null) {
      search.close();
    }
  }

  /**
   * Delivery has taken a marker: all that was queued before it has been taken too.
   *
   * @throws QueueUnavailable when it cannot be sent on; then the marker is to come again
   */
  public void takenUpTo(Instant markerSentAt) {
    lastMarkerTaken = clock.instant();
    settlements.sendMarker(markerSentAt).toCompletableFuture().join();
  }

  /** Settling has taken a marker: all that was to be settled before it is in the ledger. */
  void settledUpTo(Instant markerSentAt) {
    Duration attempt = settings.duration(Setting.TRUEPULSE_DEADLINE).plus(WRITING);
    // One at a time: later markers would put the search off for ever when they come more often.
    passed.compareAndSet(null, new Passed(markerSentAt, clock.instant().plus(attempt)));
  }

  /** When a marker last came out of the queue: proof that this node takes messages. */
  public Optional<Instant> lastMarkerTaken() {
    return Optional.ofNullable(lastMarkerTaken);
  }

  private void search() throws InterruptedException {
    Passed mark = passed.get();
    if (mark == null || clock.instant().isBefore(mark.searchAt())) {
      return;
    }
    try {
      Instant before = mark.markerSentAt().minus(CLOCK_SKEW);
      List<Picked> lost = ledger.pickLost(before, clock.instant(), PAGE, inHand.calls());
      if (lost.isEmpty()) {
        passed.compareAndSet(mark, null);
        return;
      }
      LOG.warning("messages-lost")
          .with("calls", lost.size())
          .with("queuedBefore", before)
          .tell("Calls stood as queued and their messages were gone; they are queued again");
      requeuing.send(lost, Requeuing.Cause.LOST_MESSAGE);
    } catch (LedgerUnavailable e) {
      // The mark stays, and so the search goes on when the ledger is back.
      return;
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
