package io.callrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.callrelay.delivery.GateSnapshot.State;
import io.callrelay.delivery.TruePulse.NotTried;
import io.callrelay.delivery.TruePulse.Outcome;
import io.callrelay.delivery.TruePulse.Tried;
import io.callrelay.delivery.TruePulse.Why;
import io.callrelay.ledger.Pause;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Reason;
import io.callrelay.verdict.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who may try: all that are allowed, nobody, one probe at a time, and then ever more. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GateTest {
  private static final Instant START = Instant.parse("2025-10-23T04:26:31Z");
  private static final Duration PROBE_INTERVAL = Duration.ofSeconds(5);
  private static final int LIMIT = 16;
  private static final Outcome GOOD = tried(new Verdict.Success(""));
  private static final Outcome REFUSED =
      tried(new Verdict.Refused(Reason.ERROR_ANSWER, "", Optional.empty()));
  private static final Outcome BAD =
      tried(new Verdict.Unreachable(Reason.DEADLINE, "", Optional.empty()));
  private static final Outcome HELD_BACK = new NotTried(Why.BREAKER_OPEN);

  private final TurnedClock clock = new TurnedClock(START);
  private final Gate gate = new Gate(LIMIT, PROBE_INTERVAL, clock);
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    gate.close();
    callers.shutdownNow();
  }

  @Test
  void as_many_pass_as_are_allowed_and_the_next_when_one_is_done() {
    List<Gate.Permit> passed = pass(LIMIT);

    assertThat(gate.tryEnter()).isEmpty();
    passed.get(3).learn(GOOD);
    assertThat(gate.tryEnter()).isPresent();
    assertThat(gate.tryEnter()).isEmpty();
    assertThat(gate.snapshot().inFlight()).isEqualTo(LIMIT);
  }

  @Test
  void a_permit_is_given_back_once_however_often_it_is_closed() {
    Gate.Permit permit = pass(1).get(0);
    permit.learn(GOOD);
    permit.close();
    permit.learn(BAD);

    assertThat(gate.snapshot().inFlight()).isZero();
  }

  @Test
  void nobody_passes_while_delivery_is_paused_and_all_do_afterwards() {
    Pause pause = new Pause(START, "operator", "maintenance");
    gate.hold(Optional.of(pause));
    assertThat(gate.tryEnter()).isEmpty();
    assertThat(gate.snapshot().state()).isEqualTo(State.PAUSED);
    assertThat(gate.snapshot().pause()).contains(pause);

    gate.hold(Optional.empty());
    assertThat(pass(LIMIT)).hasSize(LIMIT);
    assertThat(gate.snapshot().state()).isEqualTo(State.OPEN);
  }

  @Test
  void fifteen_unreachable_of_twenty_shut_the_gate() {
    IntStream.range(0, 5).forEach(n -> oneEnds(GOOD));
    IntStream.range(0, 14).forEach(n -> oneEnds(BAD));
    assertThat(gate.snapshot().state()).isEqualTo(State.OPEN);

    oneEnds(BAD);

    GateSnapshot shut = gate.snapshot();
    assertThat(shut.state()).isEqualTo(State.UNREACHABLE);
    assertThat(shut.unreachableSince()).contains(START);
    assertThat(shut.nextProbeAt()).contains(START.plus(PROBE_INTERVAL));
    assertThat(gate.tryEnter()).isEmpty();
  }

  @Test
  void refusals_never_shut_it() {
    IntStream.range(0, 1000).forEach(n -> oneEnds(REFUSED));

    assertThat(gate.snapshot().state()).isEqualTo(State.OPEN);
    assertThat(gate.snapshot().allowed()).isEqualTo(LIMIT);
  }

  @Test
  void a_breaker_that_opened_shuts_it_at_once() {
    oneEnds(HELD_BACK);

    assertThat(gate.snapshot().state()).isEqualTo(State.UNREACHABLE);
  }

  @Test
  void while_unreachable_one_probe_goes_out_at_each_interval() {
    outage();
    for (int n = 0; n < 10; n++) {
      clock.turn(PROBE_INTERVAL.minusMillis(1));
      assertThat(gate.tryEnter()).isEmpty();
      clock.turn(Duration.ofMillis(1));
      Gate.Permit probe = pass(1).get(0);
      assertThat(gate.tryEnter()).isEmpty();
      clock.turn(Duration.ofSeconds(10));
      assertThat(gate.tryEnter()).isEmpty();
      probe.learn(BAD);
    }
    assertThat(gate.snapshot().unreachableSince()).contains(START);
  }

  @Test
  void a_probe_that_made_no_attempt_leaves_its_place_to_the_next() {
    outage();
    clock.turn(PROBE_INTERVAL);
    pass(1).get(0).close();

    assertThat(gate.tryEnter()).isPresent();
  }

  @Test
  void a_probe_that_the_breaker_held_back_is_followed_sooner() {
    outage();
    clock.turn(PROBE_INTERVAL);
    oneEnds(HELD_BACK);

    assertThat(gate.tryEnter()).isEmpty();
    clock.turn(PROBE_INTERVAL.dividedBy(4));
    assertThat(gate.tryEnter()).isPresent();
  }

  @Test
  void a_clock_that_is_set_back_does_not_put_the_probe_off() {
    outage();
    clock.turn(Duration.ofDays(-1));

    assertThat(gate.tryEnter()).isPresent();
  }

  @Test
  void after_an_outage_the_number_at_once_doubles_with_every_round() {
    outage();
    clock.turn(PROBE_INTERVAL);
    oneEnds(REFUSED);

    assertThat(gate.snapshot().state()).isEqualTo(State.OPEN);
    List<Integer> rounds = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      List<Gate.Permit> round = passAll();
      rounds.add(round.size());
      round.forEach(permit -> permit.learn(GOOD));
    }
    assertThat(rounds).containsExactly(2, 4, 8, 16, 16);
  }

  @Test
  void an_endpoint_that_is_only_just_back_is_given_up_sooner() {
    outage();
    clock.turn(PROBE_INTERVAL);
    oneEnds(GOOD);
    IntStream.range(0, Reachability.MOST_IN_A_ROW_WHEN_BACK).forEach(n -> oneEnds(BAD));

    assertThat(gate.snapshot().state()).isEqualTo(State.UNREACHABLE);
  }

  @Test
  void a_late_failure_of_an_attempt_from_before_does_not_put_the_probe_off() {
    Gate.Permit slow = pass(1).get(0);
    outage();
    clock.turn(PROBE_INTERVAL.minusMillis(1));
    slow.learn(BAD);
    clock.turn(Duration.ofMillis(1));

    assertThat(gate.tryEnter()).isPresent();
  }

  @Test
  void who_waits_is_let_in_when_another_is_done() throws Exception {
    List<Gate.Permit> passed = pass(LIMIT);
    Future<Gate.Permit> waiting = callers.submit(gate::enter);
    await().until(() -> gate.snapshot().waiting() == 1);

    passed.get(0).learn(GOOD);

    assertThat(waiting.get()).isNotNull();
    assertThat(gate.snapshot().waiting()).isZero();
  }

  @Test
  void all_who_wait_are_sent_away_when_the_relay_stops() {
    gate.hold(Optional.of(new Pause(START, "operator", "")));
    List<Future<Gate.Permit>> waiting =
        IntStream.range(0, 256).mapToObj(n -> callers.submit(gate::enter)).toList();
    await().until(() -> gate.snapshot().waiting() == 256);

    gate.close();

    for (Future<Gate.Permit> one : waiting) {
      assertThatThrownBy(one::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(GateClosed.class);
    }
    assertThatThrownBy(gate::enter).isInstanceOf(GateClosed.class);
  }

  @Test
  void a_waiting_probe_goes_out_by_itself_when_its_time_has_come() throws Exception {
    try (Gate real = new Gate(4, Duration.ofMillis(100), Clock.systemUTC())) {
      real.tryEnter().orElseThrow().learn(HELD_BACK);
      List<Future<Gate.Permit>> waiting =
          IntStream.range(0, 8).mapToObj(n -> callers.submit(real::enter)).toList();

      await().until(() -> waiting.stream().anyMatch(Future::isDone));

      assertThat(real.snapshot().inFlight()).isEqualTo(1);
    }
  }

  @Test
  void none_is_forgotten_and_never_more_than_allowed_are_under_way() throws Exception {
    long seed = new Random().nextLong();
    Random chance = new Random(seed);
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Gate real = new Gate(8, Duration.ofMillis(1), Clock.systemUTC())) {
      List<Future<?>> all = new ArrayList<>();
      for (int n = 0; n < 500; n++) {
        Outcome outcome =
            chance.nextInt(30) == 0
                ? HELD_BACK
                : List.of(GOOD, REFUSED, BAD).get(chance.nextInt(3));
        all.add(
            callers.submit(
                () -> {
                  try (Gate.Permit permit = real.enter()) {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    underWay.decrementAndGet();
                    permit.learn(outcome);
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
      assertThat(most).as("seed %d", seed).hasValueLessThanOrEqualTo(8);
      assertThat(real.snapshot().inFlight()).as("seed %d", seed).isZero();
    }
  }

  private void outage() {
    IntStream.range(0, GuardedTruePulse.FAILURES_THAT_OPEN).forEach(n -> oneEnds(BAD));
    assertThat(gate.snapshot().state()).isEqualTo(State.UNREACHABLE);
  }

  private void oneEnds(Outcome outcome) {
    pass(1).get(0).learn(outcome);
  }

  private List<Gate.Permit> pass(int number) {
    return IntStream.range(0, number).mapToObj(n -> gate.tryEnter().orElseThrow()).toList();
  }

  private List<Gate.Permit> passAll() {
    List<Gate.Permit> passed = new ArrayList<>();
    Optional<Gate.Permit> next = gate.tryEnter();
    while (next.isPresent()) {
      passed.add(next.get());
      next = gate.tryEnter();
    }
    return passed;
  }

  private static Outcome tried(Verdict verdict) {
    return new Tried(
        new Attempt(UUID.randomUUID(), "node-a", START, Duration.ZERO, verdict, Optional.empty()));
  }
}
