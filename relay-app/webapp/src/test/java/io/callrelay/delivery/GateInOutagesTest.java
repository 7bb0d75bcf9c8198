package io.callrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.delivery.GateSnapshot.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An unreachable endpoint is left alone but for probes, and not overrun when it is back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GateInOutagesTest {
  private final TurnedGate turned = new TurnedGate();

  @AfterEach
  void end() {
    turned.close();
  }

  @Test
  void fifteen_unreachable_of_twenty_shut_the_gate() {
    IntStream.range(0, 5).forEach(n -> turned.oneEnds(TurnedGate.GOOD));
    IntStream.range(0, 14).forEach(n -> turned.oneEnds(TurnedGate.BAD));
    assertThat(turned.gate.snapshot().state()).isEqualTo(State.OPEN);

    turned.oneEnds(TurnedGate.BAD);

    GateSnapshot shut = turned.gate.snapshot();
    assertThat(shut.state()).isEqualTo(State.UNREACHABLE);
    assertThat(shut.unreachableSince()).contains(TurnedGate.START);
    assertThat(shut.nextProbeAt()).contains(TurnedGate.START.plus(TurnedGate.PROBE_INTERVAL));
    assertThat(turned.gate.tryEnter()).isEmpty();
  }

  @Test
  void refusals_never_shut_it() {
    IntStream.range(0, 1000).forEach(n -> turned.oneEnds(TurnedGate.REFUSED));

    assertThat(turned.gate.snapshot().state()).isEqualTo(State.OPEN);
    assertThat(turned.gate.snapshot().allowed()).isEqualTo(TurnedGate.LIMIT);
  }

  @Test
  void a_breaker_that_opened_shuts_it_at_once() {
    turned.oneEnds(TurnedGate.HELD_BACK);

    assertThat(turned.gate.snapshot().state()).isEqualTo(State.UNREACHABLE);
  }

  @Test
  void while_unreachable_one_probe_goes_out_at_each_interval() {
    turned.outage();
    for (int n = 0; n < 10; n++) {
      turned.clock.turn(TurnedGate.PROBE_INTERVAL.minusMillis(1));
      assertThat(turned.gate.tryEnter()).isEmpty();
      turned.clock.turn(Duration.ofMillis(1));
      Gate.Permit probe = turned.pass(1).get(0);
      assertThat(turned.gate.tryEnter()).isEmpty();
      turned.clock.turn(Duration.ofSeconds(10));
      assertThat(turned.gate.tryEnter()).isEmpty();
      probe.learn(TurnedGate.BAD);
    }
    assertThat(turned.gate.snapshot().unreachableSince()).contains(TurnedGate.START);
  }

  @Test
  void a_probe_that_made_no_attempt_leaves_its_place_to_the_next() {
    turned.outage();
    turned.clock.turn(TurnedGate.PROBE_INTERVAL);
    turned.pass(1).get(0).close();

    assertThat(turned.gate.tryEnter()).isPresent();
  }

  @Test
  void a_probe_that_the_breaker_held_back_is_followed_sooner() {
    turned.outage();
    turned.clock.turn(TurnedGate.PROBE_INTERVAL);
    turned.oneEnds(TurnedGate.HELD_BACK);

    assertThat(turned.gate.tryEnter()).isEmpty();
    turned.clock.turn(TurnedGate.PROBE_INTERVAL.dividedBy(4));
    assertThat(turned.gate.tryEnter()).isPresent();
  }

  @Test
  void a_clock_that_is_set_back_does_not_put_the_probe_off() {
    turned.outage();
    turned.clock.turn(Duration.ofDays(-1));

    assertThat(turned.gate.tryEnter()).isPresent();
  }

  @Test
  void after_an_outage_the_number_at_once_doubles_with_every_round() {
    turned.outage();
    turned.clock.turn(TurnedGate.PROBE_INTERVAL);
    turned.oneEnds(TurnedGate.REFUSED);

    assertThat(turned.gate.snapshot().state()).isEqualTo(State.OPEN);
    List<Integer> rounds = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      List<Gate.Permit> round = turned.passAll();
      rounds.add(round.size());
      round.forEach(permit -> permit.learn(TurnedGate.GOOD));
    }
    assertThat(rounds).containsExactly(2, 4, 8, 16, 16);
  }

  @Test
  void an_endpoint_that_is_only_just_back_is_given_up_sooner() {
    turned.outage();
    turned.clock.turn(TurnedGate.PROBE_INTERVAL);
    turned.oneEnds(TurnedGate.GOOD);
    IntStream.range(0, Reachability.MOST_IN_A_ROW_WHEN_BACK)
        .forEach(n -> turned.oneEnds(TurnedGate.BAD));

    assertThat(turned.gate.snapshot().state()).isEqualTo(State.UNREACHABLE);
  }

  @Test
  void a_late_failure_of_an_attempt_from_before_does_not_put_the_probe_off() {
    Gate.Permit slow = turned.pass(1).get(0);
    turned.outage();
    turned.clock.turn(TurnedGate.PROBE_INTERVAL.minusMillis(1));
    slow.learn(TurnedGate.BAD);
    turned.clock.turn(Duration.ofMillis(1));

    assertThat(turned.gate.tryEnter()).isPresent();
  }
}
