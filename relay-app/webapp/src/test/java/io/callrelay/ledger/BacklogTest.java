package io.callrelay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.callrelay.ledger.Backlog.Undelivered;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.ledger.LedgerEntry.Origin;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BacklogTest extends OnARealLedger {
  private final Backlog backlog = new Backlog(database);

  @Test
  void without_calls_nothing_waits() {
    Undelivered none = backlog.count();

    assertThat(none.byState())
        .containsOnly(entry(CallState.QUEUED, 0L), entry(CallState.RETRYING, 0L));
    assertThat(none.oldestAcceptedAt()).isEmpty();
  }

  @Test
  void undelivered_calls_are_counted_and_the_oldest_is_known() {
    Accepted delivered = acceptedAt("a", Samples.NOON.minusSeconds(9));
    record(delivered);
    record(Samples.attempted(delivered, Samples.delivered(), new Next.Done()));
    Accepted failed = acceptedAt("b", Samples.NOON.minusSeconds(7));
    record(failed);
    record(
        Samples.attempted(
            failed, Samples.refused(), new Next.RetryAt(Samples.NOON.plusSeconds(5))));
    record(acceptedAt("c", Samples.NOON));
    record(acceptedAt("d", Samples.NOON.minusSeconds(3)));

    Undelivered waiting = backlog.count();

    assertThat(waiting.byState())
        .containsOnly(entry(CallState.QUEUED, 2L), entry(CallState.RETRYING, 1L));
    assertThat(waiting.oldestAcceptedAt()).contains(Samples.NOON.minusSeconds(7));
  }

  private static Accepted acceptedAt(String id, Instant acceptedAt) {
    return new Accepted(
        Samples.call(id), new Origin(acceptedAt, "pbx", UUID.randomUUID()), Optional.empty(), true);
  }
}
