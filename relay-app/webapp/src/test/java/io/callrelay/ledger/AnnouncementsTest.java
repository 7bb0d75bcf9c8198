package io.callrelay.ledger;

import static io.callrelay.ledger.Samples.NOON;
import static io.callrelay.ledger.Samples.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Origin;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {
  private static final Recorded NEW = new Recorded(Optional.empty());

  private final AtomicLong nanos = new AtomicLong();
  private final Announcements announcements = new Announcements(nanos::get);
  private final UUID ticket = UUID.randomUUID();

  @Test
  void a_message_that_overtakes_its_row_learns_what_the_writing_came_to() {
    announcements.expect(ticket);
    var learnt = announcements.take(ticket).toCompletableFuture();
    assertThat(learnt).isNotDone();

    var written = new CompletableFuture<Recorded>();
    announcements.follow(acceptance(true), written);
    assertThat(learnt).isNotDone();
    written.complete(NEW);

    assertThat(learnt).isCompletedWithValue(Optional.of(NEW));
  }

  @Test
  void an_announcement_is_used_once() {
    announceAndWrite();

    assertThat(taken()).contains(NEW);
    assertThat(taken()).isEmpty();
  }

  @Test
  void what_is_not_fresh_is_asked_of_the_ledger() {
    announceAndWrite();
    nanos.addAndGet(Announcements.FRESH.toNanos());

    assertThat(taken()).isEmpty();
  }

  @Test
  void an_acceptance_without_a_message_says_nothing() {
    announcements.expect(ticket);
    announcements.follow(acceptance(false), CompletableFuture.completedFuture(NEW));

    assertThat(taken()).isEmpty();
  }

  @Test
  void a_failed_writing_fails_for_whoever_waits_too() {
    announcements.expect(ticket);
    announcements.follow(
        acceptance(true), CompletableFuture.failedFuture(new LedgerUnavailable("down", null)));

    assertThat(announcements.take(ticket).toCompletableFuture()).isCompletedExceptionally();
  }

  @Test
  void the_oldest_are_forgotten_when_nobody_takes_them() {
    announceAndWrite();
    for (int i = 0; i < Announcements.MOST; i++) {
      announcements.expect(UUID.randomUUID());
    }

    assertThat(taken()).isEmpty();
  }

  private void announceAndWrite() {
    announcements.expect(ticket);
    announcements.follow(acceptance(true), CompletableFuture.completedFuture(NEW));
  }

  private Optional<Recorded> taken() {
    return announcements.take(ticket).toCompletableFuture().join();
  }

  private Accepted acceptance(boolean queued) {
    return new Accepted(
        call("announced"), new Origin(NOON, "pbx", ticket), Optional.empty(), queued);
  }
}
