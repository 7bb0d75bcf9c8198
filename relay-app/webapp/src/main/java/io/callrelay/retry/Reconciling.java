package io.callrelay.retry;

import io.callrelay.call.CallId;
import io.callrelay.ledger.DueCalls;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.platform.BackgroundLoop;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import io.callrelay.platform.Waiting;
import io.callrelay.platform.metrics.Metric;
import io.callrelay.platform.metrics.Metrics;
import io.callrelay.queue.CallQueue;
import io.callrelay.queue.InHand;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Compares the ledger with the queue. A marker goes through the queue of calls; once all that was
 * in hand then may be over, it goes through the queue of settlements. When it comes out there,
 * whatever was queued before it has been written as delivered or waiting, or stands at a gate. A
 * call that still stands as queued since before then has lost its message (a damaged journal, a
 * deleted disk, a crash between ledger and queue), or another node has it in hand. Nobody can tell
 * here, so it waits in the ledger for as long as an attempt and its writing may take, and sweeping
 * then queues it again.
 */
@ApplicationScoped
public class Reconciling {
  private static final EventLog LOG = EventLog.of(Reconciling.class);
  private static final int PAGE = 250;

  /**
   * How much sooner than a marker a call must have been queued for its message to be certainly
   * ahead of it: clocks of nodes may be 2 s apart, and a row is queued some time before its message
   * is.
   */
  private static final Duration AHEAD = Duration.ofSeconds(30);

  /** For all but the attempt: looking the call up, and writing what came of it to one of two. */
  private static final Duration LOOKING_UP_AND_WRITING = Duration.ofSeconds(20);

  private static final Duration SENDING = Duration.ofSeconds(5);

  @Inject private CallQueue queue;
  @Inject private Settlements settlements;
  @Inject private DueCalls ledger;
  @Inject private InHand inHand;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Executor executor;
  @Inject private Waiting waiting;
  @Inject private Metrics metrics;

  private final AtomicReference<@Nullable Instant> passed = new AtomicReference<>();
  private volatile @Nullable Instant lastMarkerTaken;
  private @Nullable BackgroundLoop markers;
  private @Nullable BackgroundLoop search;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    Duration interval = settings.duration(Setting.RECONCILIATION_INTERVAL);
    markers = BackgroundLoop.start("reconciliation-markers", interval, executor, this::sendMarker);
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

  /** One marker on its way. */
  void sendMarker() {
    queue.sendMarker(clock.instant());
  }

  /**
   * Delivery has taken a marker: all that was queued before it has been taken too.
   *
   * @throws IllegalStateException when it cannot be sent on; then the marker is to come again
   */
  public void takenUpTo(Instant markerSentAt) throws InterruptedException {
    lastMarkerTaken = clock.instant();
    try {
      waiting.forAnswer(settlements.sendMarker(markerSentAt, oneAttempt()), SENDING);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the marker cannot be sent on; it comes again", e);
    }
  }

  /** Settling has taken a marker: all that was to be settled before it is in the ledger. */
  void settledUpTo(Instant markerSentAt) {
    passed.set(markerSentAt);
  }

  /** The longest from the moment that a call passes the gate until what came of it is on disk. */
  private Duration oneAttempt() {
    return settings.duration(Setting.TRUEPULSE_DEADLINE).plus(LOOKING_UP_AND_WRITING);
  }

  /** When a marker last came out of the queue: proof that this node takes messages. */
  public Optional<Instant> lastMarkerTaken() {
    return Optional.ofNullable(lastMarkerTaken);
  }

  /** One look at the ledger, once a marker has passed. */
  void search() {
    Instant mark = passed.get();
    if (mark == null) {
      return;
    }
    try {
      Instant before = mark.minus(AHEAD);
      Instant due = clock.instant().plus(oneAttempt());
      List<CallId> lost = ledger.letLostWait(before, due, PAGE, inHand.calls());
      if (lost.isEmpty()) {
        passed.compareAndSet(mark, null);
        return;
      }
      metrics.count(Metric.MESSAGES_LOST, lost.size());
      LOG.warning("messages-lost")
          .with("calls", lost.size())
          .with("queuedBefore", before)
          .tell("Calls stood as queued and their messages were gone; they are queued at " + due);
    } catch (LedgerUnavailable e) {
      // The mark stays, and so the search goes on when the ledger is back.
      return;
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
