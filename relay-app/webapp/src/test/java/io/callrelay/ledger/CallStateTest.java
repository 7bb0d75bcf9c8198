package io.callrelay.ledger;

import static io.callrelay.ledger.CallState.DELIVERED;
import static io.callrelay.ledger.CallState.QUEUED;
import static io.callrelay.ledger.CallState.RETRYING;
import static io.callrelay.ledger.CallState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Next;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class CallStateTest {
  private static final String IN_OUTAGE = "refused while the ledger was down";
  private static final int HISTORIES = 5_000;
  private static final int STEPS = 30;
  private static final long SEED = 20261102;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
  private Instant now = Samples.NOON;

  @Test
  void the_table_of_allowed_changes_is_the_design_s() {
    assertThat(QUEUED).matches(s -> s.mayBecome(RETRYING)).matches(s -> s.mayBecome(DELIVERED));
    assertThat(RETRYING).matches(s -> s.mayBecome(QUEUED)).matches(s -> s.mayBecome(WITHDRAWN));
    assertThat(WITHDRAWN).matches(s -> s.mayBecome(DELIVERED));
    for (CallState any : CallState.values()) {
      assertThat(DELIVERED.mayBecome(any)).isFalse();
    }
    assertThat(WITHDRAWN.mayBecome(QUEUED)).isFalse();
    assertThat(WITHDRAWN.mayBecome(RETRYING)).isFalse();
  }

  @Test
  void no_history_makes_a_change_that_the_table_forbids() {
    for (int history = 0; history < HISTORIES; history++) {
      Accepted entry =
          new Accepted(Samples.call("x"), Samples.origin(), Optional.empty(), random.nextBoolean());
      CallRecord row = CallRecord.accepted(entry);
      List<String> trace = new ArrayList<>();
      for (int step = 0; step < STEPS; step++) {
        CallView before = row.view();
        trace.add(step(row));
        CallView after = row.view();
        assertThat(before.state() == after.state() || before.state().mayBecome(after.state()))
            .as("seed %d, history %d: %s", SEED, history, trace)
            .isTrue();
        assertThat(after.attempts()).isBetween(before.attempts(), before.attempts() + 1);
        if (after.state() != QUEUED || !waitsInQueue(trace)) {
          assertThat(after.nextAttemptAt().isPresent())
              .as("seed %d, history %d: %s", SEED, history, trace)
              .isEqualTo(after.state() == RETRYING);
        }
        assertThat(after.deliveredAt().isPresent()).isEqualTo(after.state() == DELIVERED);
        if (before.state() == DELIVERED) {
          assertThat(after.deliveredAt()).isEqualTo(before.deliveredAt());
        }
      }
    }
  }

  /** A call that failed while the ledger was down has a time although it is queued. */
  private static boolean waitsInQueue(List<String> trace) {
    return trace.lastIndexOf(IN_OUTAGE) > trace.lastIndexOf("queued again");
  }

  /** Turns the clock and lets something happen to the call. */
  private String step(CallRecord row) {
    now = now.plusMillis(random.nextLong(900_000));
    switch (random.nextInt(8)) {
      case 0 -> {
        row.attempted(Samples.delivered(), new Next.Done());
        return "delivered";
      }
      case 1, 2 -> {
        row.attempted(Samples.refused(), new Next.RetryAt(now.plusSeconds(1)));
        return "refused";
      }
      case 3 -> {
        row.attempted(Samples.refused(), new Next.StaysQueued(now.plusSeconds(1)));
        return IN_OUTAGE;
      }
      case 4 -> {
        return ifAllowed(row, QUEUED, () -> row.queueAgain(UUID.randomUUID(), now), "queued again");
      }
      case 5 -> {
        return ifAllowed(row, WITHDRAWN, row::withdraw, "withdrawn");
      }
      case 6 -> {
        return row.retryNow(now) ? "due now" : "not waiting";
      }
      default -> {
        return ifAllowed(row, RETRYING, () -> row.waitUntil(now), "put back");
      }
    }
  }

  private static String ifAllowed(CallRecord row, CallState next, Runnable verb, String name) {
    if (row.view().state().mayBecome(next)) {
      verb.run();
      return name;
    }
    assertThatThrownBy(verb::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(row.view().state().name())
        .hasMessageContaining(next.name());
    return name + " (forbidden)";
  }
}
