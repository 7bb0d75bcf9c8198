package io.callrelay.retry;

import io.callrelay.platform.Beans;
import java.time.Instant;

/** The rounds of a node's background work, one by one. */
public final class RetryRounds {
  private final Sweeping sweeping;
  private final Reconciling reconciling;

  /** Of the node with these beans, whose executor runs nothing. */
  public RetryRounds(Beans beans) {
    sweeping = beans.get(Sweeping.class);
    reconciling = beans.get(Reconciling.class);
    sweeping.start(this);
  }

  /** Sends what is due to the queue. */
  public void sweep() throws InterruptedException {
    sweeping.sweep();
  }

  /** Sends a marker on its way. */
  public void sendMarker() {
    reconciling.sendMarker();
  }

  /** Looks for lost messages, once a marker has passed. */
  public void search() {
    reconciling.search();
  }

  /** Takes a moment for a marker that has come out, though none has. */
  public void believeTheClock(Instant now) {
    reconciling.settledUpTo(now);
  }
}
