package io.callrelay.ledger;

import static io.callrelay.ledger.Samples.NOON;
import static io.callrelay.ledger.Samples.attempted;
import static io.callrelay.ledger.Samples.delivered;
import static io.callrelay.ledger.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.CallId;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Next;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SteeringTest extends OnARealLedger {
  private static final Instant LATER = NOON.plusSeconds(900);

  private final Clock clock = Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC);
  private final Acts acts = new Acts(database, clock, Samples.NODE);
  private final Steering steering = new Steering(database, clock, acts);
  private final DueCalls dueCalls = new DueCalls(database);

  @Test
  void a_call_that_waits_is_due_at_once_when_an_operator_says_so() {
    fail("waits");

    Steered outcome = steering.retryNow(new CallId("waits"), "anna", "mended");

    assertThat(outcome).isInstanceOf(Steered.Done.class);
    assertThat(find("waits").orElseThrow().nextAttemptAt()).contains(clock.instant());
    assertThat(dueCalls.pickDue(clock.instant(), 10)).hasSize(1);
    assertThat(actions()).containsExactly("call-retried");
  }

  @Test
  void a_call_that_is_due_sooner_is_not_put_off() {
    record(accepted("due", false));

    steering.retryNow(new CallId("due"), "anna", "");

    assertThat(find("due").orElseThrow().nextAttemptAt())
        .contains(NOON.plus(CallRecord.LATE_MESSAGE));
  }

  @Test
  void a_queued_call_stays_as_it_is_and_a_delivered_one_is_never_sent_again() {
    Accepted queued = accepted("queued");
    record(queued);
    record(attempted(added("delivered"), delivered(), new Next.Done()));

    assertThat(steering.retryNow(new CallId("queued"), "anna", ""))
        .isInstanceOf(Steered.Done.class);
    assertThat(find("queued").orElseThrow().ticket()).isEqualTo(queued.origin().ticket());
    assertThat(steering.retryNow(new CallId("delivered"), "anna", ""))
        .isInstanceOf(Steered.NotPossible.class);
    assertThat(steering.retryNow(new CallId("nobody's"), "anna", ""))
        .isEqualTo(new Steered.Unknown());
    assertThat(actions()).containsExactly("call-retried");
  }

  @Test
  void a_withdrawn_call_is_neither_due_nor_lost_and_may_still_turn_out_delivered() {
    Accepted queued = accepted("queued");
    record(queued);
    fail("waits");

    steering.withdraw(new CallId("queued"), "anna", "a test call");
    steering.withdraw(new CallId("waits"), "anna", "a test call");

    assertThat(dueCalls.pickDue(LATER, 10)).isEmpty();
    assertThat(dueCalls.letLostWait(LATER, LATER, 10, Set.of())).isEmpty();
    assertThat(find("waits").orElseThrow().state()).isEqualTo(CallState.WITHDRAWN);
    assertThat(steering.withdraw(new CallId("waits"), "ben", "again"))
        .isInstanceOf(Steered.NotPossible.class);
    record(attempted(queued, delivered(), new Next.Done()));
    assertThat(find("queued").orElseThrow().state()).isEqualTo(CallState.DELIVERED);
    assertThat(actions()).containsExactly("call-withdrawn", "call-withdrawn");
  }

  @Test
  void whoever_is_shown_a_number_is_written_down() {
    record(accepted("seen"));

    assertThat(steering.showNumbers(new CallId("seen"), "anna"))
        .hasValueSatisfying(call -> assertThat(call.callerNumber()).isEqualTo("9841012345"));
    assertThat(steering.showNumbers(new CallId("nobody's"), "anna")).isEmpty();
    assertThat(actions()).containsExactly("numbers-shown");
  }

  private Accepted added(String id) {
    Accepted entry = accepted(id);
    record(entry);
    return entry;
  }

  private void fail(String id) {
    record(attempted(added(id), refused(), new Next.RetryAt(LATER)));
  }

  private List<String> actions() {
    return acts.page(Samples.ALL_ACTS, Optional.empty(), 100).items().stream()
        .map(recorded -> recorded.act().action())
        .toList();
  }
}
