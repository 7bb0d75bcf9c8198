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
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.platform.metrics.Metrics;
import io.callrelay.verdict.Answer;
import io.callrelay.verdict.Attempt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerTest extends OnARealLedger {

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
      long firsts =
          all.stream().map(OnARealLedger::await).filter(r -> r.before().isEmpty()).count();
      assertThat(firsts).isEqualTo(1);
    } finally {
      clients.shutdownNow();
    }
    assertThat(ledger.countByState()).containsExactly(Map.entry(CallState.QUEUED, 1L));
  }

  @Test
  void two_nodes_that_accept_the_same_calls_at_once_agree_on_one_row_each() {
    LedgerDatabase otherDatabase = new LedgerDatabase(dataSource);
    otherDatabase.findAgain();
    Ledger other = new Ledger(otherDatabase, threads, new Metrics(), PATIENT);
    List<CompletionStage<Recorded>> all = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      all.add(ledger.record(accepted("call-" + i)));
      all.add(other.record(accepted("call-" + (499 - i))));
    }
    long firsts = all.stream().map(OnARealLedger::await).filter(r -> r.before().isEmpty()).count();
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
  void a_body_of_a_megabyte_is_kept_whole() {
    Accepted entry = accepted("long");
    byte[] long1 = new byte[1024 * 1024];
    Arrays.fill(long1, (byte) 'x');
    var answer = new Answer(200, "", List.of(), long1, 5_000_000_000L, false);
    var attempt = refused();
    record(
        attempted(
            entry,
            new Attempt(
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
}
