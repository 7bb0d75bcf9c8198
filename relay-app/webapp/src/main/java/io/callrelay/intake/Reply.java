package io.callrelay.intake;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What a neighbour was asked, and may answer in time. Whatever goes wrong with a neighbour is to
 * intake the same: it did not answer, and the call must be kept some other way.
 */
final class Reply<T> {
  private final CompletableFuture<T> answer;

  private Reply(CompletableFuture<T> answer) {
    this.answer = answer;
  }

  /** Asks. */
  static <T> Reply<T> to(Supplier<CompletionStage<T>> question) {
    try {
      return new Reply<>(question.get().toCompletableFuture());
    } catch (RuntimeException e) {
      return new Reply<>(CompletableFuture.failedFuture(e));
    }
  }

  /** Waits no longer than {@code patience}; whether the answer is there, and good. */
  boolean arrivesWithin(Duration patience) {
    settle(answer, patience);
    return isGood();
  }

  /** Waits until one of them is good, both have failed or {@code patience} is over. */
  static boolean eitherArrivesWithin(Duration patience, Reply<?> one, Reply<?> other) {
    long started = System.nanoTime();
    settle(CompletableFuture.anyOf(one.answer, other.answer), patience);
    if (!one.isGood() && !other.isGood()) {
      Duration left = patience.minusNanos(System.nanoTime() - started);
      settle(CompletableFuture.allOf(one.answer, other.answer), left);
    }
    return one.isGood() || other.isGood();
  }

  private static void settle(CompletableFuture<?> future, Duration patience) {
    try {
      future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
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
