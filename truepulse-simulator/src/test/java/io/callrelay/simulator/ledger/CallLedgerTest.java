package io.callrelay.simulator.ledger;

import static io.callrelay.simulator.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.simulator.ledger.CallLedger.CallLine;
import io.callrelay.simulator.ledger.CallLedger.Judgement;
import io.callrelay.simulator.spec.Fingerprint;
import io.callrelay.simulator.spec.Header;
import io.callrelay.simulator.spec.Profile;
import io.callrelay.simulator.spec.Reading;
import io.callrelay.simulator.spec.SpecificationCheck;
import io.callrelay.simulator.spec.WebhookRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallLedgerTest {
  private static final Instant END = Instant.parse("2025-10-23T04:37:31.05Z");
  private static final LedgerRules RULES = new LedgerRules(1000, Duration.ofMinutes(1), false);

  @TempDir private Path folder;
  private final Queue<Runnable> turn = new ArrayDeque<>();
  private Instant now = END.plusSeconds(3);

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneOffset getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  private CallLedger inMemory() throws IOException {
    return new CallLedger(clock, Optional.empty(), RULES, turn::add);
  }

  private static Future<Arrival> enter(CallLedger ledger, JsonObject call, Verdict verdict) {
    List<Header> headers = List.of(new Header("Content-Type", "application/json"));
    Buffer body = Buffer.buffer(call.encode());
    WebhookRequest request = new WebhookRequest("POST", "/webhook", headers, body);
    Reading reading = new SpecificationCheck(Profile.STRICT).read(request);
    Judgement judgement = new Judgement(verdict, "200 x", reading.violations());
    return ledger.enter(7, request, reading.payload(), judgement);
  }

  @Test
  void a_call_that_first_comes_long_after_its_end_is_late() throws IOException {
    CallLedger ledger = inMemory();
    now = END.plusSeconds(60);
    enter(ledger, call("prompt"), Verdict.REFUSED);
    now = END.plusSeconds(61);
    enter(ledger, call("late"), Verdict.REFUSED);
    enter(ledger, call("prompt"), Verdict.ACCEPTED);

    CallHistory prompt = ledger.history("prompt").orElseThrow();
    assertThat(prompt.late()).isFalse();
    assertThat(prompt.delay()).contains(Duration.ofSeconds(60));
    CallHistory late = ledger.history("late").orElseThrow();
    assertThat(late.late()).isTrue();
    assertThat(late.delay()).contains(Duration.ofSeconds(61));
    assertThat(ledger.summary().lateCalls()).isEqualTo(1);
    assertThat(ledger.calls(Optional.empty(), 0, 9))
        .extracting(CallLine::late)
        .containsExactly(false, true);
  }

  @Test
  void the_delay_counts_from_the_first_arrival_even_when_only_a_later_one_tells_the_end()
      throws IOException {
    CallLedger ledger = inMemory();
    now = END.plusSeconds(5);
    enter(ledger, call("c", "tpCallEndTime", "soon"), Verdict.VIOLATION);
    assertThat(ledger.history("c").orElseThrow().delay()).isEmpty();
    now = END.plusSeconds(500);
    enter(ledger, call("c"), Verdict.ACCEPTED);

    assertThat(ledger.history("c").orElseThrow().delay()).contains(Duration.ofSeconds(5));
    assertThat(ledger.summary().lateCalls()).isZero();
  }

  @Test
  void an_end_far_away_is_a_delay_like_any_other() throws IOException {
    CallLedger ledger = inMemory();
    enter(ledger, call("a", "tpCallEndTime", "9999-12-31T23:59:59Z"), Verdict.REFUSED);
    enter(ledger, call("b", "tpCallEndTime", "0000-01-01T00:00:00Z"), Verdict.REFUSED);

    assertThat(ledger.history("a").orElseThrow().delay().orElseThrow()).isNegative();
    assertThat(ledger.history("a").orElseThrow().late()).isFalse();
    assertThat(ledger.history("b").orElseThrow().late()).isTrue();
  }

  @Test
  void a_history_has_the_first_and_the_last_arrivals_with_their_times() throws IOException {
    CallLedger ledger = inMemory();
    for (int i = 0; i < 100; i++) {
      enter(ledger, call("c"), Verdict.REFUSED);
      now = now.plusSeconds(i);
    }
    enter(ledger, call("c"), Verdict.ACCEPTED);
    enter(ledger, call("c"), Verdict.DUPLICATE);
    enter(ledger, call("c", "tpDTMF", "1"), Verdict.CONFLICT);

    CallHistory history = ledger.history("c").orElseThrow();
    assertThat(history.sightings()).hasSize(40);
    assertThat(history.sightings())
        .extracting(Sighting::number)
        .startsWith(1L, 2L)
        .endsWith(102L, 103L);
    assertThat(history.sightings().get(19).number()).isEqualTo(20);
    assertThat(history.sightings().get(20).number()).isEqualTo(84);
    assertThat(history.sightings().get(2).at())
        .isEqualTo(history.sightings().get(1).at().plusSeconds(1));
    assertThat(history.sightings().get(0).connection()).isEqualTo(7);
    assertThat(history.attemptsBeforeAcceptance()).isEqualTo(100);
    assertThat(history.duplicates()).isEqualTo(1);
    assertThat(history.conflicts()).isEqualTo(1);
    assertThat(history.posts()).isEqualTo(103);
    assertThat(history.firstAccepted()).contains(now);
    assertThat(history.state()).isEqualTo(CallState.CONFLICTING);
  }

  @Test
  void calls_are_listed_in_the_order_they_first_came_and_by_state() throws IOException {
    CallLedger ledger = inMemory();
    for (int i = 0; i < 5000; i++) {
      enter(ledger, call("c" + i), i % 2 == 0 ? Verdict.ACCEPTED : Verdict.REFUSED);
    }
    assertThat(ledger.calls(Optional.empty(), 4998, 10))
        .extracting(CallLine::callId)
        .containsExactly("c4998", "c4999");
    assertThat(ledger.calls(Optional.of(CallState.WAITING), 1, 2))
        .extracting(CallLine::callId)
        .containsExactly("c3", "c5");
    assertThat(ledger.calls(Optional.of(CallState.CONFLICTING), 0, 2)).isEmpty();
    assertThat(ledger.neverSeen(List.of("c0", "x", "c4999"))).containsExactly("x");
    assertThat(ledger.summary().calls()).isEqualTo(5000);
  }

  @Test
  void arrivals_of_one_turn_are_in_the_file_before_any_of_them_is_told() throws IOException {
    Path file = folder.resolve("j.ndjson");
    List<String> heard = new ArrayList<>();
    try (Journal journal = Journal.open(file, true)) {
      CallLedger ledger = new CallLedger(clock, Optional.of(journal), RULES, turn::add);
      ledger.listen(arrival -> heard.add(arrival.callId().orElseThrow() + Files.exists(file)));
      Future<Arrival> first = enter(ledger, call("a"), Verdict.ACCEPTED);
      Future<Arrival> second = enter(ledger, call("b"), Verdict.ACCEPTED);

      assertThat(turn).hasSize(1);
      assertThat(first.isComplete() || second.isComplete()).isFalse();
      assertThat(ledger.history("a")).isEmpty();
      assertThat(Files.size(file)).isZero();

      turn.remove().run();
      assertThat(Files.readAllLines(file)).hasSize(2);
      assertThat(heard).containsExactly("atrue", "btrue");
      assertThat(first.result().number()).isEqualTo(1);
      assertThat(second.result().number()).isEqualTo(2);
      assertThat(ledger.history("b").orElseThrow().sightings().get(0).details())
          .contains(second.result());
    }
  }

  @Test
  void a_call_that_comes_again_in_the_same_turn_is_known() throws IOException {
    try (Journal journal = Journal.open(folder.resolve("j.ndjson"), false)) {
      CallLedger ledger = new CallLedger(clock, Optional.of(journal), RULES, turn::add);
      Future<Arrival> first = enter(ledger, call("a"), Verdict.ACCEPTED);

      assertThat(ledger.standing("a", fingerprint("a")))
          .isEqualTo(Standing.ACCEPTED_WITH_THIS_CONTENT);
      assertThat(first.succeeded()).isTrue();
      turn.remove().run();
      assertThat(ledger.summary().arrivals()).isEqualTo(1);
    }
  }

  private static Fingerprint fingerprint(String id) {
    Buffer body = Buffer.buffer(call(id).encode());
    WebhookRequest request = new WebhookRequest("POST", "/webhook", List.of(), body);
    return new SpecificationCheck(Profile.STRICT).read(request).payload().fingerprint();
  }

  @Test
  void an_arrival_that_cannot_be_written_is_nowhere() throws IOException {
    Journal journal = Journal.open(folder.resolve("j.ndjson"), false);
    CallLedger ledger = new CallLedger(clock, Optional.of(journal), RULES, turn::add);
    enter(ledger, call("a"), Verdict.ACCEPTED);
    turn.remove().run();
    journal.close();
    Future<Arrival> lost = enter(ledger, call("b"), Verdict.ACCEPTED);
    turn.remove().run();

    assertThat(lost.cause())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("j.ndjson");
    assertThat(ledger.history("b")).isEmpty();
    assertThat(ledger.standing("b", fingerprint("b"))).isEqualTo(Standing.NOT_ACCEPTED);
    assertThat(ledger.summary().arrivals()).isEqualTo(1);
    assertThatThrownBy(() -> ledger.history("a")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void what_waits_for_the_file_when_all_is_forgotten_is_forgotten_as_well() throws IOException {
    Path file = folder.resolve("j.ndjson");
    try (Journal journal = Journal.open(file, false)) {
      CallLedger ledger = new CallLedger(clock, Optional.of(journal), RULES, turn::add);
      Future<Arrival> waiting = enter(ledger, call("a"), Verdict.ACCEPTED);
      ledger.clear();
      turn.remove().run();

      assertThat(waiting.succeeded()).isTrue();
      assertThat(ledger.summary().arrivals()).isZero();
      assertThat(file).isEmptyFile();
      enter(ledger, call("b"), Verdict.ACCEPTED);
      turn.remove().run();
      assertThat(ledger.newest()).extracting(Arrival::number).containsExactly(1L);
    }
  }
}
