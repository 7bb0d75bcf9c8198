package io.callrelay.intake;

import io.callrelay.platform.Waiting;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What a neighbour was asked, and may answer in time. Whatever goes wrong with a neighbour is to
 * intake the same: it did not answer, and the call must be kept some other way.
 */
final class Reply<T> {
  private final CompletableFuture<T> answer;
  private final Waiting waiting;

  private Reply(CompletableFuture<T> answer, Waiting waiting) {
    this.answer = answer;
    this.waiting = waiting;
  }

  /** Asks. */
  static <T> Reply<T> to(Supplier<CompletionStage<T>> question, Waiting waiting) {
    try {
      return new Reply<>(question.get().toCompletableFuture(), waiting);
    } catch (RuntimeException e) {
      return new Reply<>(CompletableFuture.failedFuture(e), waiting);
    }
  }

  /** Waits no longer than {@code patience}; whether the answer is there, and good. */
  boolean arrivesWithin(Duration patience) {
    settle(answer, patience);
    return isGood();
  }

  /** Waits until one of them is good, both have failed or {@code patience} is over. */
  static boolean eitherArrivesWithin(Duration patience, Reply<?> one, Reply<?> other) {
    one.settle(CompletableFuture.anyOf(one.orElse(other), other.orElse(one)), patience);
    return one.isGood() || other.isGood();
  }

  /** The other's answer, should this one be bad. */
  private CompletableFuture<Object> orElse(Reply<?> other) {
    return answer
        .<Object>thenApply(value -> value)
        .exceptionallyCompose(bad -> other.answer.thenApply(value -> value));
  }

  private void settle(CompletableFuture<?> future, Duration patience) {
    try {
      waiting.forAnswer(future, patience);
    } catch (ExecutionException | CancellationException | TimeoutException e) {
      // The future itself says what it came to; see isGood and problem.
      return;
    } catch (InterruptedException e) {
      // The server is stopping: whoever posts gets no promise.
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the answer is there, and good. */
  boolean isGood() {
    return answer.isDone() && !answer.isCompletedExceptionally();
  }

  /** The answer, once it is there and good. */
  T value() {
    return answer.join();
  }

  /** Why there is no good answer, in words. */
  String problem() {
    if (!answer.isDone()) {
      return "no answer in time";
    }
    return answer
        .handle((value, thrown) -> thrown == null ? "none" : String.valueOf(thrown.getMessage()))
        .join();
  }
}
