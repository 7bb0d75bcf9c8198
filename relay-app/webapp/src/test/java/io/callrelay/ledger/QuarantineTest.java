package io.callrelay.ledger;

import static io.callrelay.ledger.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.CallId;
import io.callrelay.ledger.LedgerEntry.Rejected;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuarantineTest extends OnARealLedger {
  private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
  private final Acts acts = new Acts(database, clock, Samples.NODE);
  private final Quarantine quarantine = new Quarantine(database, clock, acts);

  @Test
  void a_rejected_body_is_open_until_somebody_deals_with_it() {
    Rejected entry = rejected();
    record(entry);

    Quarantined item = openOnes().items().get(0);
    assertThat(item.id()).isEqualTo(entry.id());
    assertThat(item.state()).isEqualTo(Quarantined.State.OPEN);
    assertThat(item.end()).isEmpty();
    assertThat(quarantine.find(entry.id()).orElseThrow().bytes()).isEqualTo(entry.rawBody());
  }

  @Test
  void a_mended_body_says_as_which_call_it_was_accepted() {
    Rejected entry = rejected();
    record(entry);

    assertThat(quarantine.resubmitted(entry.id(), new CallId("mended"), "anna", "a typo"))
        .isInstanceOf(Quarantine.Resolved.Done.class);

    assertThat(openOnes().items()).isEmpty();
    Quarantined item =
        quarantine.page(Quarantined.State.RESUBMITTED, Optional.empty(), 9).items().get(0);
    assertThat(item.end())
        .contains(new Quarantined.End(NOON, "anna", "a typo", Optional.of("mended")));
    assertThat(actions()).containsExactly("quarantine-resubmitted");
  }

  @Test
  void nobody_deals_with_a_body_twice() {
    Rejected entry = rejected();
    record(entry);

    assertThat(quarantine.discard(entry.id(), "anna", "noise"))
        .isInstanceOf(Quarantine.Resolved.Done.class);
    assertThat(quarantine.discard(entry.id(), "ben", "noise"))
        .isInstanceOf(Quarantine.Resolved.NotOpen.class);
    assertThat(quarantine.resubmitted(entry.id(), new CallId("x"), "ben", "after all"))
        .isInstanceOf(Quarantine.Resolved.NotOpen.class);
    assertThat(quarantine.discard(UUID.randomUUID(), "ben", "noise"))
        .isEqualTo(new Quarantine.Resolved.Unknown());
    assertThat(actions()).containsExactly("quarantine-discarded");
  }

  @Test
  void whoever_is_shown_a_whole_body_is_written_down() {
    Rejected entry = rejected();
    record(entry);

    assertThat(quarantine.show(entry.id(), "anna").orElseThrow().bytes())
        .isEqualTo(entry.rawBody());
    assertThat(quarantine.show(UUID.randomUUID(), "anna")).isEmpty();
    assertThat(actions()).containsExactly("quarantine-body-shown");
  }

  private Page<Quarantined> openOnes() {
    return quarantine.page(Quarantined.State.OPEN, Optional.empty(), 9);
  }

  private java.util.List<String> actions() {
    return acts.page(Samples.ALL_ACTS, Optional.empty(), 9).items().stream()
        .map(recorded -> recorded.act().action())
        .toList();
  }
}
