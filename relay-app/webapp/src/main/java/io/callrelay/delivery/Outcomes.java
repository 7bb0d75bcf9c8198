package io.callrelay.delivery;

import io.callrelay.ledger.Ledger;
import io.callrelay.ledger.LedgerEntry.Attempted;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.ledger.LedgerEntryJson;
import io.callrelay.platform.Settings;
import io.callrelay.queue.CallQueue;
import io.callrelay.queue.QueuedCall;
import io.callrelay.queue.Settlements;
import io.callrelay.retry.RetryPolicy;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Verdict;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * Puts what an attempt came to on disk: in the ledger, or in the queue while the ledger is down.
 * Until that is done the message is not acknowledged; should it come again meanwhile, the attempt
 * that was made is remembered and not made a second time.
 */
@ApplicationScoped
class Outcomes {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Inject private Ledger ledger;
  @Inject private CallQueue queue;
  @Inject private Settlements settlements;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private RandomGenerator random;

  private RetryPolicy policy;
  private final Map<UUID, Attempt> unwritten = new ConcurrentHashMap<>();

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  protected Outcomes() {}

  @PostConstruct
  void configure() {
    policy = RetryPolicy.from(settings);
  }

  /** The attempt that was made for this very message and could not be put on disk yet. */
  Optional<Attempt> unwritten(QueuedCall message) {
    return Optional.ofNullable(unwritten.get(message.ticket()));
  }

  /**
   * Puts the attempt on disk.
   *
   * @return what happens to the call next
   * @throws OutcomeUnwritten when neither ledger nor queue took it: the message is to come again
   */
  Next write(QueuedCall message, Attempt attempt) throws InterruptedException {
    unwritten.put(message.ticket(), attempt);
    Next next = writeSomewhere(message, attempt);
    unwritten.remove(message.ticket());
    return next;
  }

  private Next writeSomewhere(QueuedCall message, Attempt attempt) throws InterruptedException {
    Duration wait =
        policy.waitAfter(message.failedAttempts() + 1, attempt.verdict().retryAfter(), random);
    Instant again = clock.instant().plus(wait).truncatedTo(ChronoUnit.MICROS);
    boolean success = attempt.verdict() instanceof Verdict.Success;
    Next next = success ? new Next.Done() : new Next.RetryAt(again);
    try {
      await(ledger.record(entry(message, attempt, next)));
      return next;
    } catch (ExecutionException | TimeoutException e) {
      return keepInQueue(message, attempt, success ? next : new Next.StaysQueued(again), wait);
    }
  }

  /** The settlement goes first: should the relay die between the two, the message comes again. */
  private Next keepInQueue(QueuedCall message, Attempt attempt, Next next, Duration wait)
      throws InterruptedException {
    try {
      await(settlements.send(LedgerEntryJson.write(entry(message, attempt, next))));
      if (next instanceof Next.StaysQueued) {
        await(queue.sendLater(failedOnceMore(message), wait));
      }
      return next;
    } catch (ExecutionException | TimeoutException e) {
      throw new OutcomeUnwritten(message.call().id(), e);
    }
  }

  private static Attempted entry(QueuedCall message, Attempt attempt, Next next) {
    return new Attempted(message.call(), Standing.origin(message), attempt, next);
  }

  private static QueuedCall failedOnceMore(QueuedCall message) {
    return new QueuedCall(
        message.call(),
        message.ticket(),
        message.acceptedAt(),
        message.source(),
        message.failedAttempts() + 1,
        message.trace());
  }

  private static void await(CompletionStage<?> stage)
      throws InterruptedException, ExecutionException, TimeoutException {
    stage.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
