package io.callrelay.ledger;

import static io.callrelay.ledger.Samples.NOON;
import static io.callrelay.ledger.Samples.attempted;
import static io.callrelay.ledger.Samples.call;
import static io.callrelay.ledger.Samples.delivered;
import static io.callrelay.ledger.Samples.origin;
import static io.callrelay.ledger.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.CallId;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Attempted;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.ledger.LedgerEntry.Rejected;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettlingEntriesTest extends OnARealLedger {

  @Test
  void an_entry_written_again_leaves_one_trace() {
    Accepted entry = accepted("again");
    Attempted failure = attempted(entry, refused(), new Next.RetryAt(NOON.plusSeconds(2)));
    Rejected rejected = rejected();
    for (int i = 0; i < 3; i++) {
      await(ledger.recordAgain(entry));
      await(ledger.recordAgain(failure));
      await(ledger.recordAgain(rejected));
    }

    assertThat(ledger.journey(new CallId("again")).orElseThrow().attempts()).hasSize(1);
  }

  @Test
  void entries_settle_in_any_order() {
    Accepted entry = new Accepted(call("any"), origin(), Optional.of(new byte[] {123, 125}), true);
    Attempted failure = attempted(entry, refused(), new Next.StaysQueued(NOON.plusSeconds(2)));
    Attempted success = attempted(entry, delivered(), new Next.Done());
    List.of(success, failure, entry).forEach(late -> await(ledger.recordAgain(late)));

    Journey journey = ledger.journey(new CallId("any")).orElseThrow();
    assertThat(journey.call().state()).isEqualTo(CallState.DELIVERED);
    assertThat(journey.attempts()).hasSize(2);
    assertThat(journey.rawBody().orElseThrow()).isEqualTo(new byte[] {123, 125});
  }

  @Test
  void an_entry_survives_its_wait_in_the_queue() {
    Accepted entry = new Accepted(call("json"), origin(), Optional.of(new byte[] {1, 2}), false);
    for (LedgerEntry written :
        List.of(
            entry,
            attempted(entry, refused(), new Next.RetryAt(NOON)),
            attempted(entry, delivered(), new Next.Done()),
            rejected())) {
      LedgerEntry read = LedgerEntryJson.read(LedgerEntryJson.write(written));
      assertThat(read).usingRecursiveComparison().isEqualTo(written);
    }
  }
}
