package io.callrelay.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.escalation.Cause.CallsFailing;
import io.callrelay.escalation.Cause.DiskFull;
import io.callrelay.escalation.Cause.EndpointUnreachable;
import io.callrelay.escalation.Cause.QuarantineFilling;
import io.callrelay.escalation.IncidentPolicy.Look;
import io.callrelay.ledger.Incident;
import io.callrelay.verdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentPolicyTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant EVER = NOON.minus(Duration.ofDays(1));
  private static final Duration CALM = Duration.ofMinutes(1);
  private static final Duration AFTERMATH = Duration.ofMinutes(16);
  private static final long SEED = 20261101;

  private final IncidentPolicy policy = new IncidentPolicy(CALM, AFTERMATH);
  private final Cause endpoint = new EndpointUnreachable();

  @Test
  void a_cause_that_is_there_and_does_not_last_raises_nothing() {
    assertThat(policy.after(List.of(), look(NOON, passing(endpoint)))).isEmpty();
  }

  @Test
  void a_cause_that_lasts_raises_one_incident_and_no_second() {
    List<Incident> raised = policy.after(List.of(), look(NOON, lasting(endpoint)));
    List<Incident> later = policy.after(raised, look(NOON.plusSeconds(10), lasting(endpoint)));

    assertThat(raised).singleElement().extracting(Incident::cause).isEqualTo(endpoint.key());
    assertThat(later).singleElement().extracting(Incident::id).isEqualTo(raised.get(0).id());
    assertThat(later.get(0).sight().at()).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void an_incident_goes_on_while_its_cause_is_there_though_it_began_anew() {
    List<Incident> raised = policy.after(List.of(), look(NOON, lasting(endpoint)));

    Instant later = NOON.plus(CALM.multipliedBy(3));
    assertThat(policy.after(raised, look(later, passing(endpoint)))).allMatch(Incident::open);
  }

  @Test
  void an_incident_is_over_when_nobody_has_seen_its_cause_for_the_time_of_calm() {
    List<Incident> raised = policy.after(List.of(), look(NOON, lasting(endpoint)));

    assertThat(policy.after(raised, look(NOON.plus(CALM).minusMillis(1)))).allMatch(Incident::open);
    assertThat(policy.after(raised, look(NOON.plus(CALM))))
        .singleElement()
        .satisfies(incident -> assertThat(incident.overAt()).contains(NOON));
  }

  @Test
  void a_relay_that_has_only_just_begun_to_look_ends_nothing() {
    List<Incident> raised = policy.after(List.of(), look(NOON, lasting(endpoint)));
    Instant later = NOON.plus(Duration.ofHours(1));

    Look justBegun = new Look(later, "node-2", List.of(), true, later.minusSeconds(59));
    assertThat(policy.after(raised, justBegun)).allMatch(Incident::open);
    Look longer = new Look(later, "node-2", List.of(), true, later.minus(CALM));
    assertThat(policy.after(raised, longer)).noneMatch(Incident::open);
  }

  @Test
  void what_only_the_ledger_knows_does_not_end_while_the_ledger_is_down() {
    Cause rejected = new QuarantineFilling();
    List<Incident> raised =
        policy.after(List.of(), look(NOON, lasting(rejected), lasting(new DiskFull())));

    Look blind = new Look(NOON.plus(CALM), "node-1", List.of(), false, EVER);
    assertThat(policy.after(raised, blind))
        .filteredOn(Incident::open)
        .extracting(Incident::cause)
        .containsExactly(rejected.key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP_5XX", "NO_CONNECTION", "DEADLINE", "GARBAGE"})
  void an_endpoint_that_is_away_is_one_cause_and_the_calls_that_fail_by_it_no_other(Reason reason) {
    Cause failing = new CallsFailing(reason);
    List<Incident> known = policy.after(List.of(), look(NOON, lasting(endpoint), lasting(failing)));
    assertThat(known).extracting(Incident::cause).containsExactly(endpoint.key());

    Instant back = NOON.plus(CALM);
    known = policy.after(known, look(back, lasting(failing)));
    known = policy.after(known, look(NOON.plus(AFTERMATH).minusSeconds(1), lasting(failing)));
    assertThat(known).as("while the backlog drains").hasSize(1);

    known = policy.after(known, look(NOON.plus(AFTERMATH), lasting(failing)));
    assertThat(known).extracting(Incident::cause).containsExactly(endpoint.key(), failing.key());
  }

  @Test
  void calls_that_true_pulse_refuses_are_a_cause_of_their_own_also_while_it_is_away() {
    Cause refused = new CallsFailing(Reason.ERROR_ANSWER);

    assertThat(policy.after(List.of(), look(NOON, lasting(endpoint), lasting(refused))))
        .extracting(Incident::cause)
        .containsExactly(endpoint.key(), refused.key());
  }

  @Test
  void whatever_is_seen_a_cause_has_one_open_incident_and_what_is_over_stays_over() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    List<Cause> causes =
        List.of(
            endpoint,
            new DiskFull(),
            new QuarantineFilling(),
            new CallsFailing(Reason.HTTP_4XX),
            new CallsFailing(Reason.HTTP_5XX));
    for (int history = 0; history < 300; history++) {
      List<Incident> known = List.of();
      Set<Incident> over = new HashSet<>();
      Instant now = NOON;
      for (int step = 0; step < 100; step++) {
        now = now.plusSeconds(1 + random.nextInt(120));
        List<Sighting> seen = new ArrayList<>();
        for (Cause cause : causes) {
          if (random.nextInt(3) == 0) {
            seen.add(random.nextBoolean() ? lasting(cause) : passing(cause));
          }
        }
        Look look = new Look(now, "node-1", seen, random.nextInt(4) > 0, EVER);
        known = policy.after(known, look);
        assertThat(known.stream().filter(Incident::open).map(Incident::cause))
            .as("seed %d, history %d, step %d", SEED, history, step)
            .doesNotHaveDuplicates();
        assertThat(known).as("what was over").containsAll(over);
        known.stream().filter(incident -> !incident.open()).forEach(over::add);
      }
      assertThat(over).as("history %d", history).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "endpoint-unreachable",
        "failing:HTTP_4XX",
        "quarantine",
        "disk",
        "ledger",
        "broker"
      })
  void a_cause_is_found_again_by_its_key(String key) {
    assertThat(Cause.of(key).key()).isEqualTo(key);
  }

  private static Look look(Instant at, Sighting... seen) {
    return new Look(at, "node-1", List.of(seen), true, EVER);
  }

  private static Sighting lasting(Cause cause) {
    return new Sighting(cause, NOON.minusSeconds(300), true, 7, "seen");
  }

  private static Sighting passing(Cause cause) {
    return new Sighting(cause, NOON, false, 7, "seen");
  }
}
