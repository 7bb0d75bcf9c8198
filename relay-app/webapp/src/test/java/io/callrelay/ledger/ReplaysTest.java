package io.callrelay.ledger;

import static io.callrelay.ledger.Samples.NOON;
import static io.callrelay.ledger.Samples.attempted;
import static io.callrelay.ledger.Samples.delivered;
import static io.callrelay.ledger.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.ledger.Replays.Preview;
import io.callrelay.ledger.WaySearch.Bounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplaysTest extends OnARealLedger {
  private static final Instant LATER = NOON.plus(Duration.ofDays(1));
  private static final Instant NOW = NOON.plusSeconds(60);
  private static final int MANY = 1_200;

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Replays replays = at(NOW);

  private static Replays at(Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new Replays(
        database,
        new CallSearch(database, clock, Duration.ofMinutes(15), Bounds.USUAL),
        new Acts(database, clock, Samples.NODE),
        clock);
  }

  @Test
  void a_preview_tells_how_many_and_which_and_changes_nothing() {
    fail(12);
    record(accepted("queued"));
    Accepted done = accepted("delivered");
    record(done);
    record(attempted(done, delivered(), new Next.Done()));

    Preview preview = replays.preview(CallFilter.ANY, "anna");

    assertThat(preview.waiting()).isEqualTo(new CallSearch.Count(12, true));
    assertThat(preview.queued()).isEqualTo(new CallSearch.Count(1, true));
    assertThat(preview.sample()).hasSize(10).allMatch(c -> c.state() == CallState.RETRYING);
    assertThat(due()).isEmpty();
    assertThat(replays.workOff()).isFalse();
    assertThat(replays.find(preview.token())).isEmpty();
  }

  @Test
  void only_what_the_same_person_has_just_looked_at_is_started_and_once() {
    UUID token = replays.preview(CallFilter.ANY, "anna").token();

    assertThat(replays.start(token, "ben", "x")).isEmpty();
    assertThat(replays.start(UUID.randomUUID(), "anna", "x")).isEmpty();
    assertThat(at(NOW.plus(Replays.VALIDITY)).start(token, "anna", "x")).isEmpty();
    assertThat(replays.start(token, "anna", "x")).isPresent();
    assertThat(replays.start(token, "anna", "x")).isEmpty();
  }

  @Test
  void all_that_wait_become_due_in_batches_by_two_nodes_and_none_is_left() {
    fail(MANY);
    Replay started = start();

    CompletableFuture<?>[] nodes =
        Stream.generate(() -> CompletableFuture.runAsync(ReplaysTest::workAllOff, threads))
            .limit(2)
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(nodes).join();
    workAllOff();

    Replay now = replays.find(started.id()).orElseThrow();
    assertThat(now.state()).isEqualTo(Replay.State.DONE);
    assertThat(now.done()).isEqualTo(MANY);
    assertThat(now.expected()).isEqualTo(MANY);
    assertThat(due()).hasSize(MANY);
  }

  private static void workAllOff() {
    Replays node = at(NOW);
    while (node.workOff()) {
      // The next batch.
    }
  }

  @Test
  void a_replay_goes_on_where_it_was_when_the_relay_died_in_the_midst_of_a_batch() {
    fail(MANY);
    Replay started = start();
    replays.workOff();

    assertThatThrownBy(
            () ->
                database.inTransaction(
                    session -> {
                      session
                          .createNativeMutationQuery("UPDATE replays SET done = 0, position = id")
                          .executeUpdate();
                      throw new IllegalStateException("the relay dies");
                    }))
        .hasMessage("the relay dies");
    workAllOff();

    assertThat(replays.find(started.id()).orElseThrow().done()).isEqualTo(MANY);
    assertThat(due()).hasSize(MANY);
  }

  @Test
  void a_cancelled_replay_stops_and_what_was_made_due_stays_so() {
    fail(MANY);
    Replay started = start();
    replays.workOff();

    assertThat(replays.cancel(started.id(), "ben", "too many"))
        .isInstanceOf(Replays.Stopped.Done.class);

    assertThat(replays.workOff()).isFalse();
    assertThat(due()).hasSize(500);
    assertThat(replays.cancel(started.id(), "ben", "again"))
        .isInstanceOf(Replays.Stopped.NotRunning.class);
    assertThat(replays.cancel(UUID.randomUUID(), "ben", "x"))
        .isEqualTo(new Replays.Stopped.Unknown());
    Replay now = replays.page(Optional.empty(), 10).items().get(0);
    assertThat(now.end().cancelledBy()).contains("ben");
    assertThat(now.done()).isEqualTo(500);
  }

  @Test
  void every_step_is_recorded() {
    fail(1);
    start();
    workAllOff();

    assertThat(
            new Acts(database, clock, Samples.NODE)
                .page(Samples.ALL_ACTS, Optional.empty(), 9)
                .items())
        .extracting(recorded -> recorded.act().action(), recorded -> recorded.act().by())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("replay-started", "anna"),
            org.assertj.core.groups.Tuple.tuple("replay-finished", "relay"));
  }

  @Test
  void what_was_looked_at_and_never_started_is_forgotten() {
    UUID token = replays.preview(CallFilter.ANY, "anna").token();
    replays.forgetPreviews();
    assertThat(replays.start(token, "anna", "still there")).isPresent();

    UUID old = replays.preview(CallFilter.ANY, "anna").token();
    at(NOW.plus(Replays.VALIDITY).plusSeconds(1)).forgetPreviews();
    assertThat(replays.start(old, "anna", "gone")).isEmpty();
  }

  private Replay start() {
    UUID token = replays.preview(CallFilter.ANY, "anna").token();
    return replays.start(token, "anna", "True Pulse is back").orElseThrow();
  }

  private void fail(int calls) {
    List<CompletableFuture<Recorded>> written =
        Stream.iterate(0, i -> i < calls, i -> i + 1)
            .map(i -> accepted("c" + i))
            .flatMap(
                entry ->
                    Stream.of(
                        ledger.record(entry).toCompletableFuture(),
                        ledger
                            .record(attempted(entry, refused(), new Next.RetryAt(LATER)))
                            .toCompletableFuture()))
            .toList();
    written.forEach(CompletableFuture::join);
  }

  private List<DueCalls.Picked> due() {
    return new DueCalls(database).pickDue(NOW, 2 * MANY);
  }
}
