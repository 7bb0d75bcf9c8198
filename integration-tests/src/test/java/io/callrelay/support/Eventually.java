package io.callrelay.support;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** The one way in which tests wait. */
public final class Eventually {
  /** Long enough for a noisy machine; a test that passes does not take it. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private Eventually() {}

  /** Returns as soon as the assertion holds, and fails with what it says when it never does. */
  public static void eventually(ThrowingRunnable assertion) {
    within(PATIENCE, assertion);
  }

  /** The same, for what takes longer or must be quicker. */
  public static void within(Duration patience, ThrowingRunnable assertion) {
    waiting(patience).ignoreExceptions().untilAsserted(assertion);
  }

  /**
   * Returns when the assertion has held all the time; fails as soon as it does not. For what must
   * not happen.
   */
  public static void always(Duration time, ThrowingRunnable assertion) {
    waiting(time.plus(PATIENCE)).failFast(assertion).during(time).until(() -> true);
  }

  private static ConditionFactory waiting(Duration patience) {
    return Awaitility.await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(LOOK_EVERY)
        .atMost(patience);
  }
}
