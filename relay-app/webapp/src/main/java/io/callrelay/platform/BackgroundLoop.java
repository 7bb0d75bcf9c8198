package io.callrelay.platform;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Does something again and again, with a pause after each time, until it is closed. What a round
 * throws is logged, and the next round comes all the same.
 */
public final class BackgroundLoop implements AutoCloseable {
  private static final EventLog LOG = EventLog.of(BackgroundLoop.class);
  private static final long LONGEST_STOP_SECONDS = 5;

  /** One round of the work. */
  @FunctionalInterface
  public interface Round {
    /** Does it once. */
    void run() throws Exception;
  }

  private final String name;
  private final Duration pause;
  private final Round round;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  private BackgroundLoop(String name, Duration pause, Round round) {
    this.name = name;
    this.pause = pause;
    this.round = round;
  }

  /** Starts the loop on a thread of the executor, which it keeps. */
  public static BackgroundLoop start(String name, Duration pause, Executor executor, Round round) {
    BackgroundLoop loop = new BackgroundLoop(name, pause, round);
    executor.execute(loop::run);
    return loop;
  }

  private void run() {
    try {
      do {
        runOnce();
      } while (!closing.await(pause.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  private void runOnce() throws InterruptedException {
    try {
      round.run();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | Error e) {
      if (!closed()) {
        LOG.warning("round-failed")
            .with("loop", name)
            .because(e)
            .tell("A round of '" + name + "' failed; the next one comes in " + pause);
      }
    }
  }

  /** Whether it is to end; a long round may ask. */
  public boolean closed() {
    return closing.getCount() == 0;
  }

  /** Ends the loop, and waits a little for the round under way. */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (!ended.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warning("loop-still-running")
            .with("loop", name)
            .tell("'" + name + "' is still in a round; the relay stops without waiting for it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
