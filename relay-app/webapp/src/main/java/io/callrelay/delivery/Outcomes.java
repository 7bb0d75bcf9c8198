package io.callrelay.delivery;

import io.callrelay.ledger.Ledger;
import io.callrelay.ledger.LedgerEntry.Attempted;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.ledger.LedgerEntryJson;
import io.callrelay.platform.Settings;
import io.callrelay.platform.Waiting;
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
  @Inject private Waiting waiting;

  private RetryPolicy policy;
  private final Map<UUID, Unwritten> unwritten = new ConcurrentHashMap<>();

  /**
   * An attempt that is not on disk yet.
   *
   * @param again when the call is tried again, should it have failed: decided once, however often
   *     the attempt is written
   */
  private record Unwritten(Attempt attempt, Instant again) {}

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  protected Outcomes() {}

  @PostConstruct
  void configure() {
    policy = RetryPolicy.from(settings);
  }

  /** The attempt that was made for this very message and could not be put on disk yet. */
  Optional<Attempt> unwritten(QueuedCall message) {
    return Optional.ofNullable(unwritten.get(message.ticket())).map(Unwritten::attempt);
  }

  /**
   * Puts the attempt on disk.
   *
   * @return what happens to the call next
   * @throws OutcomeUnwritten when neither ledger nor queue took it: the message is to come again
   */
  Next write(QueuedCall message, Attempt attempt) throws InterruptedException {
    Instant again =
        unwritten
            .computeIfAbsent(
                message.ticket(), any -> new Unwritten(attempt, again(message, attempt)))
            .again();
    Next next = writeSomewhere(message, attempt, again);
    unwritten.remove(message.ticket());
    return next;
  }

  private Instant again(QueuedCall message, Attempt attempt) {
    Duration wait =
        policy.waitAfter(message.failedAttempts() + 1, attempt.verdict().retryAfter(), random);
    return clock.instant().plus(wait).truncatedTo(ChronoUnit.MICROS);
  }

  private Next writeSomewhere(QueuedCall message, Attempt attempt, Instant again)
      throws InterruptedException {
    boolean success = attempt.verdict() instanceof Verdict.Success;
    Next next = success ? new Next.Done() : new Next.RetryAt(again);
    try {
      await(ledger.record(entry(message, attempt, next)));
      return next;
    } catch (ExecutionException | TimeoutException e) {
      return keepInQueue(message, attempt, success ? next : new Next.StaysQueued(again));
    }
  }

  /** The settlement goes first: should the relay die between the two, the message comes again. */
  private Next keepInQueue(QueuedCall message, Attempt attempt, Next next)
      throws InterruptedException {
    try {
      await(settlements.send(LedgerEntryJson.write(entry(message, attempt, next))));
      if (next instanceof Next.StaysQueued stays) {
        await(queue.sendLater(failedOnceMore(message), until(stays.at())));
      }
      return next;
    } catch (ExecutionException | TimeoutException e) {
      throw new OutcomeUnwritten(message.call().id(), e);
    }
  }

  private Duration until(Instant then) {
    Duration wait = Duration.between(clock.instant(), then);
    return wait.isNegative() ? Duration.ZERO : wait;
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

  private void await(CompletionStage<?> stage)
      throws InterruptedException, ExecutionException, TimeoutException {
    waiting.forAnswer(stage, PATIENCE);
  }
}
