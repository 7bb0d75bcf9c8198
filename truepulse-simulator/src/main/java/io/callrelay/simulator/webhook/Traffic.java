package io.callrelay.simulator.webhook;

import java.util.concurrent.atomic.AtomicLong;

/** What happened below the level of requests, since the start or the last reset. */
public final class Traffic {
  private final AtomicLong numbered = new AtomicLong();
  private final AtomicLong opened = new AtomicLong();
  private final AtomicLong incomplete = new AtomicLong();
  private final AtomicLong malformed = new AtomicLong();

  /** The number of a new connection. */
  long opened() {
    opened.incrementAndGet();
    return numbered.incrementAndGet();
  }

  void brokenOff() {
    incomplete.incrementAndGet();
  }

  void malformed() {
    malformed.incrementAndGet();
  }

  public long connectionsOpened() {
    return opened.get();
  }

  /** Connections that ended amid a request. */
  public long incompleteRequests() {
    return incomplete.get();
  }

  /** Bytes that were no HTTP/1.1 request. */
  public long malformedRequests() {
    return malformed.get();
  }

  public void reset() {
    opened.set(0);
    incomplete.set(0);
    malformed.set(0);
  }
}
