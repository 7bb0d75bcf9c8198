package io.callrelay.proof;

import java.util.function.Predicate;

/** Where a fault is to be seen in {@code /metrics}. */
enum Shown implements Predicate<String> {
  LEDGER_DOWN("relay_ledger_up 0"),
  QUEUE_DOWN("relay_queue_up 0"),
  UNREACHABLE("relay_gate_state{state=\"unreachable\"} 1"),
  /** The relay itself is away. */
  NO_ANSWER("no line of any figure");

  private final String line;

  Shown(String line) {
    this.line = line;
  }

  @Override
  public boolean test(String figures) {
    return figures.lines().anyMatch(figure -> figure.startsWith(line));
  }
}
