package io.callrelay.delivery;

/** How the last attempts ended; not for several threads at once. */
final class RecentAttempts {
  private final boolean[] unreachable;
  private int next;
  private int failures;
  private int failuresInARow;

  RecentAttempts(int lookedAt) {
    unreachable = new boolean[lookedAt];
  }

  void add(boolean failed) {
    failures += (failed ? 1 : 0) - (unreachable[next] ? 1 : 0);
    failuresInARow = failed ? failuresInARow + 1 : 0;
    unreachable[next] = failed;
    next = (next + 1) % unreachable.length;
  }

  /** Failures among those looked at. */
  int failures() {
    return failures;
  }

  /** Failures since the last good one. */
  int failuresInARow() {
    return failuresInARow;
  }
}
