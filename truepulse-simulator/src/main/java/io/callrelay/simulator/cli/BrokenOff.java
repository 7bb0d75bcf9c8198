package io.callrelay.simulator.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the working thread, and lets it write what it has
 * before the program ends with the exit code of that thread.
 */
final class BrokenOff implements AutoCloseable {
  private static final int WRITING_SECONDS = 30;

  private final Thread worker;
  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook = new Thread(this::end, "broken-off");
  private volatile int code = ExitCodes.INCOMPLETE;
  private volatile boolean ending;

  private BrokenOff(Thread worker) {
    this.worker = worker;
  }

  static BrokenOff watching(Thread worker) {
    BrokenOff brokenOff = new BrokenOff(worker);
    Runtime.getRuntime().addShutdownHook(brokenOff.hook);
    return brokenOff;
  }

  private void end() {
    ending = true;
    worker.interrupt();
    try {
      if (written.await(WRITING_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything is written. */
  int endingWith(int exitCode) {
    code = exitCode;
    return exitCode;
  }

  @Override
  public void close() {
    if (!ending) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException alreadyEnding) {
        ending = true;
      }
    }
    written.countDown();
  }
}
