package io.callrelay.platform;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where the relay's threads stand still: for an answer, or for a while. Whoever waits, waits here,
 * so that a simulation can let time pass and choose who goes on.
 */
public class Waiting {
  /**
   * What the stage comes to.
   *
   * @throws ExecutionException when it fails
   * @throws TimeoutException when that takes longer than {@code patience}
   */
  public <T> T forAnswer(CompletionStage<T> stage, Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    return stage.toCompletableFuture().get(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * What the stage comes to, however long that takes.
   *
   * @throws ExecutionException when it fails
   */
  public <T> T forAnswer(CompletionStage<T> stage) throws InterruptedException, ExecutionException {
    return stage.toCompletableFuture().get();
  }

  /** Lets time pass. */
  public void forTime(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }
}
