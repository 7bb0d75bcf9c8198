package io.callrelay.ledger;

import static io.callrelay.ledger.Samples.NOON;
import static io.callrelay.ledger.Samples.attempted;
import static io.callrelay.ledger.Samples.delivered;
import static io.callrelay.ledger.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.ledger.Figures.Minute;
import io.callrelay.ledger.Figures.Waiting;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.verdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiguresTest extends OnARealLedger {
  private static final Instant MINUTE = NOON.truncatedTo(ChronoUnit.MINUTES);

  private final Figures figures = new Figures(database);

  @Test
  void an_empty_ledger_has_nothing_to_tell() {
    assertThat(figures.waiting()).isEqualTo(new Waiting(0, 0, Optional.empty(), Map.of(), 0));
    assertThat(figures.minutes(List.of(MINUTE))).containsEntry(MINUTE, new Minute(0, 0));
    assertThat(figures.delays(NOON, 10)).isEmpty();
  }

  @Test
  void undelivered_calls_are_counted_with_the_oldest_of_them_and_why_they_fail() {
    record(accepted("queued"));
    fail("fails");
    deliver("delivered");
    record(rejected());

    Waiting waiting = figures.waiting();

    assertThat(waiting.queued()).isEqualTo(1);
    assertThat(waiting.retrying()).isEqualTo(1);
    assertThat(waiting.oldest()).contains(NOON.truncatedTo(ChronoUnit.MILLIS));
    assertThat(waiting.failing()).containsExactly(Map.entry(Reason.ERROR_ANSWER, 1L));
    assertThat(waiting.quarantined()).isEqualTo(1);
  }

  @Test
  void each_minute_tells_what_was_accepted_and_what_was_delivered_in_it() {
    record(accepted("queued"));
    deliver("delivered");

    assertThat(figures.minutes(List.of(MINUTE.minusSeconds(60), MINUTE)))
        .containsEntry(MINUTE.minusSeconds(60), new Minute(0, 0))
        .containsEntry(MINUTE, new Minute(2, 1));
  }

  @Test
  void a_delay_goes_from_the_end_of_the_call_to_success() {
    deliver("delivered");
    Instant success = NOON.plusSeconds(1).plusMillis(25);

    assertThat(figures.delays(NOON, 10))
        .containsExactly(Duration.between(Instant.parse("2025-10-23T04:37:31.05Z"), success));
    assertThat(figures.delays(NOON.plusSeconds(60), 10)).isEmpty();
  }

  private Accepted added(String id) {
    Accepted entry = accepted(id);
    record(entry);
    return entry;
  }

  private void fail(String id) {
    record(attempted(added(id), refused(), new Next.RetryAt(NOON.plusSeconds(60))));
  }

  private void deliver(String id) {
    record(attempted(added(id), delivered(), new Next.Done()));
  }
}
