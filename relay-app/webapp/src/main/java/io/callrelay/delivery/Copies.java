package io.callrelay.delivery;

import io.callrelay.platform.Waiting;
import io.callrelay.queue.QueuedCall;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Has one copy of a message dealt with at a time. A broker that has lost sight of us, as when it
 * was restarted, gives the message out again while its first copy still waits at the gate.
 */
@Dependent
final class Copies {
  /** What is done with a message. */
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  private final ConcurrentHashMap<QueuedCall, CompletableFuture<Boolean>> underWay =
      new ConcurrentHashMap<>();
  private final Waiting waiting;

  @Inject
  Copies(Waiting waiting) {
    this.waiting = waiting;
  }

  /**
   * Does the work, after waiting for any other copy; not at all when that one was dealt with, and
   * so what came of it is on disk.
   */
  void once(QueuedCall message, Work work) throws InterruptedException {
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    CompletableFuture<Boolean> other = underWay.putIfAbsent(message, mine);
    while (other != null) {
      if (dealtWith(other)) {
        return;
      }
      other = underWay.putIfAbsent(message, mine);
    }
    boolean done = false;
    try {
      work.run();
      done = true;
    } finally {
      underWay.remove(message, mine);
      mine.complete(done);
    }
  }

  private boolean dealtWith(CompletableFuture<Boolean> copy) throws InterruptedException {
    try {
      return waiting.forAnswer(copy);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a copy ends with yes or no", e);
    }
  }
}
