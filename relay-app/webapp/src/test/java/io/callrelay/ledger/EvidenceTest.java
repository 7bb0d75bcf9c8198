package io.callrelay.ledger;

import static io.callrelay.ledger.Samples.NOON;
import static io.callrelay.ledger.Samples.attempted;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.callrelay.ledger.Evidence.Kept;
import io.callrelay.ledger.Evidence.Range;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Reason;
import io.callrelay.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EvidenceTest extends OnARealLedger {
  private static final Range ALL = new Range(NOON, NOON.plusSeconds(1000));

  private final Evidence evidence = new Evidence(database);
  private final Symptoms symptoms = new Symptoms(database);

  @Test
  void the_attempts_of_a_time_come_page_by_page_the_oldest_first() {
    Accepted call = accepted("a");
    record(call);
    for (int second = 0; second < 10; second++) {
      record(attempted(call, failedAt(NOON.plusSeconds(second)), again()));
    }
    Range part = new Range(NOON.plusSeconds(2), NOON.plusSeconds(9));

    List<Instant> found = new ArrayList<>();
    Optional<UUID> after = Optional.empty();
    List<Kept> page = evidence.page(part, after, 3);
    while (!page.isEmpty()) {
      page.forEach(kept -> found.add(kept.attempt().startedAt()));
      page = evidence.page(part, Optional.of(page.get(page.size() - 1).key()), 3);
    }

    assertThat(found)
        .containsExactlyElementsOf(
            java.util.stream.IntStream.range(2, 9).mapToObj(NOON::plusSeconds).toList());
  }

  @Test
  void the_newest_attempts_are_those_after_a_key() {
    Accepted call = accepted("a");
    record(call);
    for (int second = 0; second < 5; second++) {
      record(attempted(call, failedAt(NOON.plusSeconds(second)), again()));
    }

    assertThat(evidence.keyBeforeNewest(ALL, 5)).isEmpty();
    assertThat(evidence.page(ALL, evidence.keyBeforeNewest(ALL, 2), 99))
        .extracting(kept -> kept.attempt().startedAt())
        .containsExactly(NOON.plusSeconds(3), NOON.plusSeconds(4));
    assertThat(evidence.page(ALL, evidence.keyBeforeNewest(ALL, 0), 99)).isEmpty();
  }

  @Test
  void the_newest_failures_are_found_among_successes() {
    Accepted call = accepted("a");
    record(call);
    record(attempted(call, failedAt(NOON), again()));
    record(attempted(call, failedAt(NOON.plusSeconds(1)), again()));
    Accepted other = accepted("b");
    record(other);
    record(attempted(other, succeededAt(NOON.plusSeconds(2)), new Next.Done()));

    assertThat(evidence.newestFailures(NOON, 1))
        .extracting(kept -> kept.attempt().startedAt())
        .containsExactly(NOON.plusSeconds(1));
    assertThat(evidence.newestFailures(NOON, 9)).hasSize(2);
  }

  @Test
  void calls_that_fail_for_a_reason_show_their_last_answers_the_longest_failing_first() {
    failing("late", NOON.plusSeconds(60));
    failing("early", NOON);
    failing("delivered", NOON.plusSeconds(5));
    Accepted delivered = accepted("delivered");
    record(attempted(delivered, succeededAt(NOON.plusSeconds(70)), new Next.Done()));

    assertThat(evidence.lastFailures(Reason.ERROR_ANSWER, 9))
        .extracting(kept -> kept.call().id().value())
        .containsExactly("early", "late");
    assertThat(evidence.lastFailures(Reason.HTTP_5XX, 9)).isEmpty();
  }

  @Test
  void calls_that_have_failed_for_long_are_counted_by_reason() {
    failing("early", NOON);
    failing("later", NOON.plusSeconds(10));
    failing("new", NOON.plusSeconds(100));

    assertThat(symptoms.failingSince(NOON.plusSeconds(50), 100))
        .containsExactly(new Symptoms.Failing(Reason.ERROR_ANSWER, 2, NOON));
    assertThat(symptoms.failingSince(NOON.plusSeconds(500), 2))
        .extracting(Symptoms.Failing::calls)
        .containsExactly(2L);
    assertThat(symptoms.failingSince(NOON, 100)).isEmpty();
    assertThat(symptoms.undelivered(2)).isEqualTo(2);
    assertThat(symptoms.undelivered(9)).isEqualTo(3);
  }

  @Test
  void rejected_bodies_of_a_time_are_counted() {
    record(rejected());

    assertThat(symptoms.rejectedSince(NOON.minusSeconds(1)))
        .contains(new Symptoms.Rejections(1, NOON));
    assertThat(symptoms.rejectedSince(NOON)).isEmpty();
  }

  private void failing(String id, Instant since) {
    Accepted call = accepted(id);
    record(call);
    record(attempted(call, failedAt(since), again()));
    record(attempted(call, failedAt(since.plusSeconds(1)), again()));
  }

  private static Next again() {
    return new Next.RetryAt(NOON.plusSeconds(3600));
  }

  private static Attempt failedAt(Instant at) {
    return new Attempt(
        UuidCreator.getTimeOrderedEpoch(at),
        "node-1",
        at,
        Duration.ofMillis(25),
        new Verdict.Refused(Reason.ERROR_ANSWER, "no such customer", Optional.empty()),
        Optional.of(Samples.answer(200, "{\"status\":\"ERROR\"}")));
  }

  private static Attempt succeededAt(Instant at) {
    return new Attempt(
        UuidCreator.getTimeOrderedEpoch(at),
        "node-1",
        at,
        Duration.ofMillis(25),
        new Verdict.Success(""),
        Optional.empty());
  }
}
