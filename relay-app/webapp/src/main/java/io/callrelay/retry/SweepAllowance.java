package io.callrelay.retry;

/**
 * How many due calls may go to the queue in one sweep. While delivery has hands free, the queue is
 * empty, and the allowance doubles from sweep to sweep; when all hands are full, new calls come
 * first and due ones get a share of what was dealt with meanwhile: nothing when nothing was, for
 * then delivery waits at the gate.
 */
final class SweepAllowance {
  private static final int LEAST = 64;
  private static final int MOST = 4000;
  private static final int SHARE = 4;

  private final int hands;
  private int free = LEAST;
  private long doneBefore;

  /**
   * @param hands how many messages may be in hand at once
   */
  SweepAllowance(int hands) {
    this.hands = hands;
  }

  int now(int inHand, long doneSoFar) {
    long doneMeanwhile = doneSoFar - doneBefore;
    doneBefore = doneSoFar;
    if (inHand < hands) {
      free = Math.min(MOST, free * 2);
      return free;
    }
    free = LEAST;
    return Math.toIntExact(Math.min(MOST, (doneMeanwhile + SHARE - 1) / SHARE));
  }
}
