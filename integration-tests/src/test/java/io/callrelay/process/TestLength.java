package io.callrelay.process;

/** How long the tests take their time: {@code -Plong} for the full lengths. */
final class TestLength {
  private static final boolean LONG = Boolean.getBoolean("relay.long-tests");

  private TestLength() {}

  /** How long a ledger is away. */
  static int outageSeconds() {
    return LONG ? 120 : 10;
  }

  /** How often the relay is killed. */
  static int kills() {
    return LONG ? 10 : 3;
  }
}
