package io.callrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.escalation.Sighting;
import io.callrelay.ledger.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** When an endpoint counts as away (S7.4). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EndpointLookoutTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(16);

  private final TurnedGate turned = new TurnedGate();
  private final EndpointLookout lookout = new EndpointLookout(turned.gate, LIMIT, LONGEST_WAIT);

  @AfterEach
  void end() {
    turned.close();
  }

  @Test
  void an_endpoint_that_answers_is_not_away_though_it_refuses_calls() {
    assertThat(look()).isEmpty();
    turned.oneEnds(TurnedGate.REFUSED);
    assertThat(look()).isEmpty();
  }

  @Test
  void an_endpoint_without_a_verdict_is_away_from_its_first_failure_on() {
    turned.oneEnds(TurnedGate.BAD);
    turned.clock.turn(LIMIT.minusMillis(1));
    assertThat(look()).singleElement().extracting(Sighting::lasting).isEqualTo(false);
    turned.clock.turn(Duration.ofMillis(1));

    assertThat(look())
        .singleElement()
        .satisfies(
            sighting -> {
              assertThat(sighting.lasting()).isTrue();
              assertThat(sighting.since()).isEqualTo(TurnedGate.START);
            });
    turned.oneEnds(TurnedGate.REFUSED);
    assertThat(look()).isEmpty();
  }

  @Test
  void one_old_failure_and_nothing_tried_since_is_no_endpoint_that_is_away() {
    turned.oneEnds(TurnedGate.BAD);
    turned.clock.turn(LONGEST_WAIT);

    assertThat(look()).isEmpty();
  }

  @Test
  void an_endpoint_that_the_gate_has_given_up_is_away_until_it_answers_also_while_paused() {
    turned.outage();
    turned.gate.hold(Optional.of(new Pause(TurnedGate.START, "anna", "maintenance")));
    turned.clock.turn(LONGEST_WAIT.multipliedBy(10));

    assertThat(look()).singleElement().extracting(Sighting::lasting).isEqualTo(true);
  }

  private List<Sighting> look() {
    return lookout.look(turned.clock.instant());
  }
}
