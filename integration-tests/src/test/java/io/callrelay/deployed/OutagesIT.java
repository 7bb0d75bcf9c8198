package io.callrelay.deployed;

import static io.callrelay.support.Eventually.always;
import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.script.Answer;
import io.callrelay.support.LedgerDatabase;
import io.callrelay.support.RelayApi;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** What waits, what passes it, and what happens when True Pulse is back. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutagesIT {
  private static final Duration PROBE_INTERVAL = Duration.ofMillis(500);
  private static final int CONCURRENCY = 64;

  private final RelayApi relay;
  private final SimulatedTruePulse truePulse;
  private final LedgerDatabase ledger;

  OutagesIT(RelayApi relay, SimulatedTruePulse truePulse, LedgerDatabase ledger) {
    this.relay = relay;
    this.truePulse = truePulse;
    this.ledger = ledger;
  }

  @Test
  void a_call_refused_for_ever_delays_no_other() {
    Batch refused = Batch.of(20, ledger);
    refused.calls().forEach(call -> truePulse.script(call.id(), Answer.error("never")));
    refused.acceptedBy(relay);
    eventually(() -> assertThat(refused.attempts()).hasSize(20).allMatch(tries -> tries >= 2));

    Batch others = Batch.of(100, ledger).acceptedBy(relay);

    others.isEventuallyDelivered();
    assertThat(others.attempts()).containsOnly(1);
    assertThat(refused.in("DELIVERED")).isZero();
  }

  @Test
  void paused_delivery_burns_no_attempt_and_goes_on_when_resumed() {
    relay.pause();
    eventually(() -> assertThat(deliveryState()).isEqualTo("PAUSED"));
    Batch calls = Batch.of(100, ledger).acceptedBy(relay);

    always(Duration.ofSeconds(2), () -> assertThat(truePulse.postsOnTheWire()).isZero());
    assertThat(calls.in("QUEUED")).isEqualTo(100);
    assertThat(calls.attempts()).containsOnly(0);

    relay.resume();
    calls.isEventuallyDelivered();
    assertThat(calls.attempts()).containsOnly(1);
  }

  @Test
  void an_endpoint_that_refuses_connections_burns_no_attempts_but_probes() {
    truePulse.refuse();
    Batch calls = Batch.of(200, ledger).acceptedBy(relay);
    eventually(() -> assertThat(deliveryState()).isEqualTo("UNREACHABLE"));
    eventually(() -> assertThat(relay.status().getInt("delivery.inFlight")).isLessThan(2));

    long attemptsBefore = attemptsInAll();
    Duration outage = PROBE_INTERVAL.multipliedBy(6);
    always(outage, () -> assertThat(deliveryState()).isEqualTo("UNREACHABLE"));
    assertThat(attemptsInAll() - attemptsBefore).isBetween(1L, 8L);
    assertThat(calls.reasons())
        .contains("NO_CONNECTION")
        .isSubsetOf("NO_CONNECTION", "CONNECTION_LOST");

    truePulse.listen();
    calls.isEventuallyDelivered();
  }

  @Test
  @DisabledIfSystemProperty(
      named = "relay.it.server",
      matches = "wildfly|openliberty|glassfish",
      disabledReason = "the guards' own figures are Payara's")
  void the_circuit_breaker_opens_and_closes_again() {
    double openedBefore = Metrics.sum(Metrics.ofTheServer(relay), "ft_circuitbreaker_opened_total");
    truePulse.scriptDefault(Answer.status(503));
    Batch calls = Batch.of(50, ledger).acceptedBy(relay);

    eventually(() -> assertThat(deliveryState()).isEqualTo("UNREACHABLE"));
    eventually(
        () ->
            assertThat(Metrics.sum(Metrics.ofTheServer(relay), "ft_circuitbreaker_opened_total"))
                .isGreaterThan(openedBefore));
    JsonPath status = relay.status();
    assertThat(status.getString("delivery.unreachableSince")).isNotNull();
    assertThat(status.getInt("delivery.allowed")).isEqualTo(1);

    truePulse.clearScripts();
    calls.isEventuallyDelivered();
    assertThat(deliveryState()).isEqualTo("OPEN");
  }

  @Test
  void after_an_outage_no_herd_thunders() {
    Duration answerTime = Duration.ofMillis(200);
    truePulse.scriptDefault(Answer.success().delayedBy(answerTime));
    truePulse.refuse();
    Batch calls = Batch.of(150, ledger).acceptedBy(relay);
    eventually(() -> assertThat(deliveryState()).isEqualTo("UNREACHABLE"));
    eventually(() -> assertThat(relay.status().getInt("delivery.inFlight")).isLessThan(2));

    truePulse.listen();
    calls.isEventuallyDelivered();

    List<Instant> arrivals = truePulse.arrivals().stream().map(Arrival::at).toList();
    assertThat(arrivals).hasSize(calls.calls().size());
    for (int i = 0; i < arrivals.size(); i++) {
      int answered = answeredBefore(arrivals, i, answerTime);
      int underWay = i + 1 - answered;
      assertThat(underWay)
          .as("attempts under way when number %d came", i)
          .isLessThanOrEqualTo(Math.min(CONCURRENCY, answered + 2));
    }
  }

  /** How many of those that came before may have been answered when this one came. */
  private static int answeredBefore(List<Instant> arrivals, int index, Duration answerTime) {
    Instant answered = arrivals.get(index).minus(answerTime);
    return (int) arrivals.subList(0, index).stream().filter(at -> !at.isAfter(answered)).count();
  }

  private String deliveryState() {
    return relay.status().getString("delivery.state");
  }

  private long attemptsInAll() {
    return (long) ledger.rows("SELECT COUNT(*) AS n FROM attempts").get(0).get("n");
  }
}
