package io.callrelay.simulation;

import io.callrelay.platform.Waiting;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Waiting that takes turns. */
final class Turning extends Waiting {
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final Turns turns;

  Turning(Turns turns) {
    this.turns = turns;
  }

  @Override
  public <T> T forAnswer(CompletionStage<T> stage, Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<T> future = stage.toCompletableFuture();
    turns.await(future, patience);
    if (!future.isDone()) {
      throw new TimeoutException();
    }
    return future.get();
  }

  @Override
  public <T> T forAnswer(CompletionStage<T> stage) throws InterruptedException, ExecutionException {
    CompletableFuture<T> future = stage.toCompletableFuture();
    turns.await(future, FOR_EVER);
    return future.get();
  }

  @Override
  public void forTime(Duration time) {
    turns.pass(time);
  }
}
