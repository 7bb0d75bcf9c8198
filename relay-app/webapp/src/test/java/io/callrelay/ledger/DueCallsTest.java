package io.callrelay.ledger;

import static io.callrelay.ledger.Samples.NOON;
import static io.callrelay.ledger.Samples.attempted;
import static io.callrelay.ledger.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.CallId;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Next;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DueCallsTest extends OnARealLedger {
  /** When a call is due that the queue did not take. */
  private static final Instant SOON = NOON.plus(CallRecord.LATE_MESSAGE);

  private final DueCalls dueCalls = new DueCalls(database);

  @Test
  void a_call_that_the_queue_did_not_take_waits_for_a_message_that_may_come_late() {
    record(accepted("unqueued", false));

    assertThat(dueCalls.pickDue(SOON.minusMillis(1), 10)).isEmpty();
    assertThat(dueCalls.pickDue(SOON, 10)).hasSize(1);
  }

  @Test
  void a_failed_call_waits_until_its_time_and_is_picked_once_by_two_nodes() {
    Accepted entry = accepted("waits");
    record(entry);
    record(attempted(entry, refused(), new Next.RetryAt(NOON.plusSeconds(10))));

    assertThat(dueCalls.pickDue(NOON.plusSeconds(9), 10)).isEmpty();
    var picked = dueCalls.pickDue(NOON.plusSeconds(10), 10);
    assertThat(picked).hasSize(1);
    assertThat(picked.get(0).failedAttempts()).isEqualTo(1);
    assertThat(dueCalls.pickDue(NOON.plusSeconds(10), 10)).isEmpty();

    CallView now = find("waits").orElseThrow();
    assertThat(now.state()).isEqualTo(CallState.QUEUED);
    assertThat(now.ticket())
        .isEqualTo(picked.get(0).origin().ticket())
        .isNotEqualTo(entry.origin().ticket());
  }

  @Test
  void a_row_that_another_node_holds_is_skipped_and_not_waited_for() {
    record(accepted("held", false));
    record(accepted("free", false));

    List<String> picked =
        database.inTransaction(
            session -> {
              session
                  .createNativeQuery(
                      "SELECT id FROM calls WHERE tp_call_id = 'held' FOR UPDATE", byte[].class)
                  .list();
              return CompletableFuture.supplyAsync(() -> dueCalls.pickDue(SOON, 10), threads)
                  .join()
                  .stream()
                  .map(call -> call.call().id().value())
                  .toList();
            });

    assertThat(picked).containsExactly("free");
  }

  @Test
  void a_picked_call_whose_message_could_not_be_sent_waits_again() {
    record(accepted("unsent", false));
    var picked = dueCalls.pickDue(SOON, 10);

    dueCalls.putBack(picked, SOON.plusSeconds(5));

    CallView now = find("unsent").orElseThrow();
    assertThat(now.state()).isEqualTo(CallState.RETRYING);
    assertThat(now.nextAttemptAt()).contains(SOON.plusSeconds(5));
  }

  @Test
  void a_call_that_waits_longer_than_any_may_is_due_and_the_others_wait_on() {
    Accepted far = accepted("clock was a day ahead");
    Accepted near = accepted("waits");
    record(far);
    record(near);
    record(attempted(far, refused(), new Next.RetryAt(NOON.plus(Duration.ofDays(1)))));
    record(attempted(near, refused(), new Next.RetryAt(NOON.plusSeconds(900))));

    assertThat(dueCalls.hasten(NOON.plusSeconds(900), NOON)).isEqualTo(1);

    assertThat(dueCalls.pickDue(NOON, 10))
        .extracting(picked -> picked.call().id().value())
        .containsExactly("clock was a day ahead");
    assertThat(find("waits").orElseThrow().nextAttemptAt()).contains(NOON.plusSeconds(900));
  }

  @Test
  void a_call_queued_before_the_mark_is_lost_unless_it_is_in_hand() {
    record(accepted("lost"));
    record(accepted("in hand"));
    Instant mark = NOON.plusSeconds(60);
    Instant due = mark.plusSeconds(15);

    assertThat(dueCalls.letLostWait(NOON, due, 10, Set.of())).isEmpty();
    assertThat(dueCalls.letLostWait(mark, due, 10, Set.of(new CallId("in hand"))))
        .containsExactly(new CallId("lost"));
    CallView now = find("lost").orElseThrow();
    assertThat(now.state()).isEqualTo(CallState.RETRYING);
    assertThat(now.nextAttemptAt()).contains(due);
  }

  @Test
  void a_call_whose_message_waits_in_the_queue_is_not_lost_before_its_time() {
    Accepted entry = accepted("waits in the queue");
    record(entry);
    Instant until = NOON.plusSeconds(600);
    record(attempted(entry, refused(), new Next.StaysQueued(until)));

    assertThat(dueCalls.letLostWait(until, until, 10, Set.of())).isEmpty();
    assertThat(dueCalls.letLostWait(until.plusMillis(1), until, 10, Set.of()))
        .containsExactly(new CallId("waits in the queue"));
  }

  @Test
  void a_pause_holds_until_it_is_lifted() {
    var clock = Clock.fixed(NOON, ZoneOffset.UTC);
    Acts acts = new Acts(database, clock, Samples.NODE);
    DeliveryControl control = new DeliveryControl(database, clock, acts);
    assertThat(control.current()).isEmpty();

    control.pause("anna", "maintenance");
    assertThat(control.current()).contains(new Pause(NOON, "anna", "maintenance"));

    control.resume("anna", "done");
    assertThat(control.current()).isEmpty();
    assertThat(acts.page(Samples.ALL_ACTS, Optional.empty(), 10).items())
        .extracting(recorded -> recorded.act().action())
        .containsExactlyInAnyOrder("delivery-resumed", "delivery-paused");
  }
}
