package io.callrelay.access;

/**
 * Lets a burst pass, and then so many a second: a bucket that fills evenly and of which each
 * request takes one.
 */
final class TokenBucket {
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double size;
  private double fill;
  private long filledAt;

  /** Full at first. */
  TokenBucket(int perSecond, int size, long nanoTime) {
    this.perSecond = perSecond;
    this.size = size;
    this.fill = size;
    this.filledAt = nanoTime;
  }

  /** Whether one more may pass now. */
  synchronized boolean take(long nanoTime) {
    fill = Math.min(size, fill + (nanoTime - filledAt) / NANOS * perSecond);
    filledAt = nanoTime;
    if (fill < 1) {
      return false;
    }
    fill--;
    return true;
  }
}
