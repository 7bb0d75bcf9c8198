package io.callrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.callrelay.delivery.GateSnapshot.State;
import io.callrelay.delivery.TruePulse.Outcome;
import io.callrelay.ledger.Pause;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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

/** Who waits at the gate and who passes: no more than allowed, nobody while paused or stopping. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GateTest {
  private final TurnedGate turned = new TurnedGate();
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    turned.gate.close();
    callers.shutdownNow();
  }

  @Test
  void as_many_pass_as_are_allowed_and_the_next_when_one_is_done() {
    List<Gate.Permit> passed = turned.pass(TurnedGate.LIMIT);

    assertThat(turned.gate.tryEnter()).isEmpty();
    passed.get(3).learn(TurnedGate.GOOD);
    assertThat(turned.gate.tryEnter()).isPresent();
    assertThat(turned.gate.tryEnter()).isEmpty();
    assertThat(turned.gate.snapshot().inFlight()).isEqualTo(TurnedGate.LIMIT);
  }

  @Test
  void a_permit_is_given_back_once_however_often_it_is_closed() {
    Gate.Permit permit = turned.pass(1).get(0);
    permit.learn(TurnedGate.GOOD);
    permit.close();
    permit.learn(TurnedGate.BAD);

    assertThat(turned.gate.snapshot().inFlight()).isZero();
  }

  @Test
  void nobody_passes_while_delivery_is_paused_and_all_do_afterwards() {
    Pause pause = new Pause(TurnedGate.START, "operator", "maintenance");
    turned.gate.hold(Optional.of(pause));
    assertThat(turned.gate.tryEnter()).isEmpty();
    assertThat(turned.gate.snapshot().state()).isEqualTo(State.PAUSED);
    assertThat(turned.gate.snapshot().pause()).contains(pause);

    turned.gate.hold(Optional.empty());
    assertThat(turned.pass(TurnedGate.LIMIT)).hasSize(TurnedGate.LIMIT);
    assertThat(turned.gate.snapshot().state()).isEqualTo(State.OPEN);
  }

  @Test
  void who_waits_is_let_in_when_another_is_done() throws Exception {
    List<Gate.Permit> passed = turned.pass(TurnedGate.LIMIT);
    Future<Gate.Permit> waiting = callers.submit(turned.gate::enter);
    await().until(() -> turned.gate.snapshot().waiting() == 1);

    passed.get(0).learn(TurnedGate.GOOD);

    assertThat(waiting.get()).isNotNull();
    assertThat(turned.gate.snapshot().waiting()).isZero();
  }

  @Test
  void all_who_wait_are_sent_away_when_the_relay_stops() {
    turned.gate.hold(Optional.of(new Pause(TurnedGate.START, "operator", "")));
    List<Future<Gate.Permit>> waiting =
        IntStream.range(0, 256).mapToObj(n -> callers.submit(turned.gate::enter)).toList();
    await().until(() -> turned.gate.snapshot().waiting() == 256);

    turned.gate.close();

    for (Future<Gate.Permit> one : waiting) {
      assertThatThrownBy(one::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(GateClosed.class);
    }
    assertThatThrownBy(turned.gate::enter).isInstanceOf(GateClosed.class);
  }

  @Test
  void a_waiting_probe_goes_out_by_itself_when_its_time_has_come() throws Exception {
    try (Gate real = new Gate(4, Duration.ofMillis(100), Clock.systemUTC())) {
      real.tryEnter().orElseThrow().learn(TurnedGate.HELD_BACK);
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
        Outcome outcome = anyOutcome(chance);
        all.add(
            callers.submit(
                () -> {
                  try (Gate.Permit permit = real.enter()) {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
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

  private static Outcome anyOutcome(Random chance) {
    return chance.nextInt(30) == 0
        ? TurnedGate.HELD_BACK
        : List.of(TurnedGate.GOOD, TurnedGate.REFUSED, TurnedGate.BAD).get(chance.nextInt(3));
  }
}
