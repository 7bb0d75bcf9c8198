package io.callrelay.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.support.LedgerDatabase;
import io.callrelay.support.ServedApi.Operation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** All that requests can change, by the sums of the ledger's tables. */
final class KeptState {
  private static final String SUMS =
      "CHECKSUM TABLE calls, attempts, quarantine, acts, replays, access_tokens, console_users,"
          + " delivery_control";

  private final LedgerDatabase ledger;
  private final List<Map<String, Object>> before;

  private KeptState(LedgerDatabase ledger) {
    this.ledger = ledger;
    this.before = ledger.rows(SUMS);
  }

  static KeptState of(LedgerDatabase ledger) {
    return new KeptState(ledger);
  }

  /** A test that asks for an operation, after which nothing may be otherwise. */
  static DynamicTest unchangedBy(LedgerDatabase ledger, Operation operation, Executable asking) {
    return DynamicTest.dynamicTest(
        operation.toString(),
        () -> {
          KeptState kept = of(ledger);
          asking.execute();
          kept.isUnchanged();
        });
  }

  void isUnchanged() {
    assertThat(ledger.rows(SUMS)).as("sums of what the ledger keeps").isEqualTo(before);
  }
}
