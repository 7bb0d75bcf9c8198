package io.callrelay.standalone.log;

import java.util.logging.LogManager;

/**
 * Keeps the log open while the process ends. The JDK's own manager closes it in a thread that runs
 * beside those that stop the relay, and what these have to say would be lost.
 */
public final class RelayLogManager extends LogManager {
  private static final String CLOSING_THREAD = "java.util.logging.LogManager$Cleaner";

  /** For the JVM, which makes the one that {@code java.util.logging.manager} names. */
  public RelayLogManager() {}

  @Override
  public void reset() {
    if (!Thread.currentThread().getClass().getName().equals(CLOSING_THREAD)) {
      super.reset();
    }
  }
}
