package io.callrelay.process;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.rig.BrokerPair;
import io.callrelay.rig.Closing;
import io.callrelay.rig.Judge;
import io.callrelay.rig.Judge.Finding;
import io.callrelay.rig.OwnLedger;
import io.callrelay.rig.RelayProcess;
import io.callrelay.rig.RelaySetup;
import io.callrelay.rig.RunningProcess;
import io.callrelay.rig.Telephony;
import io.callrelay.simulator.SimulatedTruePulse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two Artemis brokers from their own distribution, with TLS and a password, as docker/broker sets
 * them up.
 */
@EnabledIfSystemProperty(named = "relay.long-tests", matches = "true")
class BrokerPairIT {
  private static final int PER_SECOND = 20;
  private static final Duration LONGEST_CHECK = Duration.ofMinutes(1);

  private static SimulatedTruePulse truePulse;
  private static OwnLedger ledger;
  private static BrokerPair brokers;
  private static RelaySetup setup;

  @BeforeAll
  static void start() {
    truePulse = SimulatedTruePulse.start();
    ledger = OwnLedger.start("broker-pair");
    brokers = BrokerPair.start("broker-pair");
    setup = brokers.usedBy(ledger.usedBy(RelaySetup.of("broker-pair", truePulse.webhook())));
  }

  @AfterAll
  static void end() {
    Closing.all(brokers, ledger, truePulse);
  }

  @Test
  void nothing_is_lost_or_told_twice_for_a_known_outcome_when_the_other_broker_takes_over() {
    try (RelayProcess relay =
            RelayProcess.start(setup.with("RELAY_RECONCILIATION_INTERVAL", "PT5S"));
        Telephony telephony = new Telephony(relay.client(), "pair").at(PER_SECOND)) {
      relay.awaitLedger();
      telephony.awaitAnswers(3 * PER_SECOND);
      brokers.killActive();
      brokers.awaitActive();
      eventually(() -> assertThat(relay.client().status().at("/queue/up").asBoolean()).isTrue());
      telephony.awaitAnswers(3 * PER_SECOND);
      telephony.finish();
      telephony.requireAllTaken();
      Finding finding = new Judge(truePulse, relay.client()).judge(telephony.posts());
      System.out.printf("One broker dead, the other at work: %s%n", finding);
      assertThat(finding.extraPosts()).isLessThanOrEqualTo(finding.unknownOutcomes());
      brokers.startWaiting();
      relay.stop();
    }
  }

  @Test
  void check_says_that_the_broker_lets_the_relay_in() {
    assertThat(checked(setup)).contains("good  broker: ", "lets the relay in");
  }

  @Test
  void check_names_the_password_that_is_wrong() {
    assertThat(checked(setup.with("RELAY_BROKER_PASSWORD", "not-this-one")))
        .contains("BAD   broker: relay.broker.user, relay.broker.password", "'relay'")
        .doesNotContain("not-this-one");
  }

  @Test
  void check_names_the_trust_that_does_not_fit() {
    assertThat(checked(setup.with("RELAY_BROKER_TRUST", brokers.foreignCertificate().toString())))
        .contains("BAD   broker: relay.broker.trust");
  }

  @Test
  void check_names_the_host_that_is_unknown() {
    assertThat(
            checked(
                setup
                    .without("RELAY_BROKER_TRUST")
                    .with("RELAY_BROKER_URL", "tcp://broker.invalid:61616")))
        .contains("BAD   broker: relay.broker.url: the name 'broker.invalid' is unknown");
  }

  private static String checked(RelaySetup asked) {
    ProcessBuilder command = asked.command();
    command.command().add("check");
    try (RunningProcess check = RunningProcess.start(command, asked.data())) {
      check.awaitEnd(LONGEST_CHECK);
      return check.output();
    }
  }
}
