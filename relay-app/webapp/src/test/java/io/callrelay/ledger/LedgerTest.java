package io.callrelay.ledger;

import static io.callrelay.ledger.Samples.NOON;
import static io.callrelay.ledger.Samples.attempted;
import static io.callrelay.ledger.Samples.call;
import static io.callrelay.ledger.Samples.delivered;
import static io.callrelay.ledger.Samples.origin;
import static io.callrelay.ledger.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.call.CallId;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Attempted;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.ledger.LedgerEntry.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Duration PATIENT = Duration.ofMinutes(1);
  private static final ExecutorService threads = Executors.newCachedThreadPool();
  private static final DataSource dataSource = RealDatabase.emptyDatabase();
  private static final LedgerDatabase database = new LedgerDatabase(dataSource);

  private final Ledger ledger = new Ledger(database, threads, PATIENT);
  private final DueCalls dueCalls = new DueCalls(database);

  @BeforeAll
  static void open() {
    database.findAgain();
    assertThat(database.problem()).isEmpty();
  }

  @BeforeEach
  void empty() {
    RealDatabase.execute(dataSource, "DELETE FROM calls");
    RealDatabase.execute(dataSource, "DELETE FROM attempts");
    RealDatabase.execute(dataSource, "DELETE FROM quarantine");
  }

  @AfterAll
  static void close() throws InterruptedException {
    database.stop();
    threads.shutdown();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void an_accepted_call_is_found_as_it_was_given() {
    Accepted entry = accepted("9884420011");

    assertThat(record(entry).before()).isEmpty();

    CallView found = find("9884420011").orElseThrow();
    assertThat(found.call()).isEqualTo(entry.call());
    assertThat(found.state()).isEqualTo(CallState.QUEUED);
    assertThat(found.acceptedAt()).isEqualTo(NOON);
    assertThat(found.ticket()).isEqualTo(entry.origin().ticket());
    assertThat(found.source()).isEqualTo("pbx");
  }

  @Test
  void ids_are_compared_byte_for_byte() {
    List<String> alike = List.of("abc", "ABC", "abc ", " abc", "äbc", "a\u0308bc", "😀");
    alike.forEach(id -> record(accepted(id)));

    for (String id : alike) {
      assertThat(find(id).orElseThrow().call().id().value()).isEqualTo(id);
    }
    assertThat(find("Abc")).isEmpty();
  }

  @Test
  void times_survive_to_the_microsecond_whatever_the_zone_of_the_machine() {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
      record(accepted("kolkata"));
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      assertThat(find("kolkata").orElseThrow().acceptedAt()).isEqualTo(NOON);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void a_call_accepted_twice_stays_as_it_was_first() {
    Accepted first = accepted("twice");
    record(first);

    Recorded second = record(new Accepted(call("twice"), origin(), Optional.empty(), true));

    assertThat(second.before().orElseThrow().ticket()).isEqualTo(first.origin().ticket());
    assertThat(find("twice").orElseThrow().ticket()).isEqualTo(first.origin().ticket());
  }

  @Test
  void a_thousand_acceptances_of_one_call_from_twenty_threads_leave_one_row() {
    List<CompletableFuture<Recorded>> all = new ArrayList<>();
    ExecutorService clients = Executors.newFixedThreadPool(20);
    try {
      IntStream.range(0, 1000)
          .mapToObj(
              i ->
                  CompletableFuture.supplyAsync(() -> ledger.record(accepted("same")), clients)
                      .thenCompose(stage -> stage))
          .forEach(all::add);
      long firsts = all.stream().map(this::await).filter(r -> r.before().isEmpty()).count();
      assertThat(firsts).isEqualTo(1);
    } finally {
      clients.shutdownNow();
    }
    assertThat(ledger.countByState()).containsExactly(java.util.Map.entry(CallState.QUEUED, 1L));
  }

  @Test
  void two_nodes_that_accept_the_same_calls_at_once_agree_on_one_row_each() {
    LedgerDatabase otherDatabase = new LedgerDatabase(dataSource);
    otherDatabase.findAgain();
    Ledger other = new Ledger(otherDatabase, threads, PATIENT);
    List<CompletionStage<Recorded>> all = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      all.add(ledger.record(accepted("call-" + i)));
      all.add(other.record(accepted("call-" + (499 - i))));
    }
    long firsts = all.stream().map(this::await).filter(r -> r.before().isEmpty()).count();
    otherDatabase.stop();

    assertThat(firsts).isEqualTo(500);
    assertThat(ledger.countByState()).containsEntry(CallState.QUEUED, 500L);
  }

  @Test
  void a_delivered_call_has_its_attempt_with_the_full_answer() {
    Accepted entry = accepted("done");
    record(entry);
    record(attempted(entry, refused(), new Next.RetryAt(NOON.plusSeconds(2))));
    record(attempted(entry, delivered(), new Next.Done()));

    Journey journey = ledger.journey(new CallId("done")).orElseThrow();
    assertThat(journey.call().state()).isEqualTo(CallState.DELIVERED);
    assertThat(journey.call().deliveredAt()).contains(NOON.plusSeconds(1).plusMillis(25));
    assertThat(journey.call().attempts()).isEqualTo(2);
    assertThat(journey.attempts()).extracting("number").containsExactly(1, 2);
    assertThat(journey.attempts()).extracting("reason").containsExactly("ERROR_ANSWER", "SUCCESS");
    var answer = journey.attempts().get(0).answer().orElseThrow();
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("ERROR");
    assertThat(answer.retryAfter()).containsExactly("7");
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
              return CompletableFuture.supplyAsync(() -> dueCalls.pickDue(NOON, 10), threads)
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
    var picked = dueCalls.pickDue(NOON, 10);

    dueCalls.putBack(picked, NOON.plusSeconds(5));

    CallView now = find("unsent").orElseThrow();
    assertThat(now.state()).isEqualTo(CallState.RETRYING);
    assertThat(now.nextAttemptAt()).contains(NOON.plusSeconds(5));
  }

  @Test
  void a_call_queued_before_the_mark_is_lost_unless_it_is_in_hand() {
    record(accepted("lost"));
    record(accepted("in hand"));
    Instant mark = NOON.plusSeconds(60);

    assertThat(dueCalls.pickLost(NOON, mark, 10, Set.of())).isEmpty();
    assertThat(dueCalls.pickLost(mark, mark, 10, Set.of(new CallId("in hand"))))
        .extracting(call -> call.call().id().value())
        .containsExactly("lost");
  }

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

  @Test
  void a_body_of_a_megabyte_is_kept_whole() {
    Accepted entry = accepted("long");
    byte[] long1 = new byte[1024 * 1024];
    java.util.Arrays.fill(long1, (byte) 'x');
    var answer = new io.callrelay.verdict.Answer(200, "", List.of(), long1, 5_000_000_000L, false);
    var attempt = refused();
    record(
        attempted(
            entry,
            new io.callrelay.verdict.Attempt(
                attempt.id(),
                attempt.node(),
                attempt.startedAt(),
                attempt.took(),
                attempt.verdict(),
                Optional.of(answer)),
            new Next.RetryAt(NOON)));

    var kept = ledger.journey(new CallId("long")).orElseThrow().attempts().get(0).answer();
    assertThat(kept.orElseThrow().body()).isEqualTo(long1);
    assertThat(kept.orElseThrow().length()).isEqualTo(5_000_000_000L);
    assertThat(kept.orElseThrow().complete()).isFalse();
  }

  @Test
  void an_entry_that_the_database_refuses_spoils_no_other() {
    RealDatabase.execute(
        dataSource, "ALTER TABLE calls ADD CONSTRAINT no_bad CHECK (tp_call_id <> 'bad')");
    List<CompletionStage<Recorded>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(ledger.record(accepted(i == 25 ? "bad" : "good-" + i)));
    }

    assertThatThrownBy(() -> await(all.get(25))).isNotNull();
    RealDatabase.execute(dataSource, "ALTER TABLE calls DROP CONSTRAINT no_bad");
    all.remove(25);
    all.forEach(this::await);
    assertThat(ledger.countByState()).containsEntry(CallState.QUEUED, 49L);
    assertThat(ledger.problem()).isEmpty();
  }

  @Test
  void a_lost_database_fails_at_once_and_is_found_again() {
    RealDatabase.execute(dataSource, "RENAME TABLE calls TO hidden");
    assertThatThrownBy(() -> record(accepted("x")))
        .hasRootCauseInstanceOf(java.sql.SQLException.class);
    assertThat(ledger.problem()).isPresent();
    assertThatThrownBy(() -> find("x")).hasCauseInstanceOf(LedgerUnavailable.class);

    RealDatabase.execute(dataSource, "RENAME TABLE hidden TO calls");
    database.findAgain();

    assertThat(ledger.problem()).isEmpty();
    record(accepted("x"));
  }

  @Test
  void a_pause_holds_until_it_is_lifted() {
    var clock = java.time.Clock.fixed(NOON, java.time.ZoneOffset.UTC);
    DeliveryControl control = new DeliveryControl(database, clock);
    assertThat(control.current()).isEmpty();

    control.pause("anna", "maintenance");
    assertThat(control.current()).contains(new Pause(NOON, "anna", "maintenance"));

    control.resume("anna", "done");
    assertThat(control.current()).isEmpty();
  }

  private static Accepted accepted(String id, boolean queued) {
    return new Accepted(call(id), origin(), Optional.empty(), queued);
  }

  private static Accepted accepted(String id) {
    return Samples.accepted(id);
  }

  private static Rejected rejected() {
    return new Rejected(
        UUID.randomUUID(), NOON, "pbx", Optional.of("x".repeat(500)), new byte[] {9}, "[]");
  }

  private Recorded record(LedgerEntry entry) {
    return await(ledger.record(entry));
  }

  private Optional<CallView> find(String id) {
    return await(ledger.find(new CallId(id)));
  }

  private <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
