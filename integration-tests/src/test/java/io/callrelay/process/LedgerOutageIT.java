package io.callrelay.process;

import static io.callrelay.support.Eventually.eventually;
import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.rig.Closing;
import io.callrelay.rig.Judge;
import io.callrelay.rig.Judge.Finding;
import io.callrelay.rig.Latencies;
import io.callrelay.rig.OwnLedger;
import io.callrelay.rig.Post;
import io.callrelay.rig.RelayProcess;
import io.callrelay.rig.RelaySetup;
import io.callrelay.rig.Signal;
import io.callrelay.rig.Telephony;
import io.callrelay.simulator.SimulatedTruePulse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ledger goes away while calls come in, and comes back. */
class LedgerOutageIT {
  private static final int PER_SECOND = 20;
  private static final Duration OUTAGE = Duration.ofSeconds(TestLength.outageSeconds());

  /** The goal is a second; a busy machine is no defect. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

  private static SimulatedTruePulse truePulse;
  private static OwnLedger ledger;
  private static RelayProcess relay;

  @BeforeAll
  static void start() {
    truePulse = SimulatedTruePulse.start();
    ledger = OwnLedger.start("ledger-outage");
    relay = RelayProcess.start(ledger.usedBy(RelaySetup.of("ledger-outage", truePulse.webhook())));
    relay.awaitLedger();
  }

  @AfterAll
  static void end() {
    Closing.all(relay, ledger, truePulse);
  }

  @ParameterizedTest
  @EnumSource(names = {"TERM", "KILL", "STOP"})
  void calls_are_taken_and_delivered_while_the_ledger_is_away(Signal how) {
    try (Telephony telephony = new Telephony(relay.client(), "ledger-" + how).at(PER_SECOND)) {
      telephony.awaitAnswers(PER_SECOND);
      Instant begin = Instant.now();
      ledger.takeAway(how);
      telephony.awaitAnswers(Math.toIntExact(OUTAGE.toSeconds() * PER_SECOND));
      requireAllAccepted(telephony.posts());
      Latencies during = Latencies.of(telephony.postsSince(begin));
      ledger.giveBack();
      telephony.awaitAnswers(PER_SECOND);
      telephony.finish();
      telephony.requireAllTaken();
      Finding finding = new Judge(truePulse, relay.client()).judge(telephony.posts());
      System.out.printf("Ledger away (%s) for %s: %s; %s%n", how, OUTAGE, during, finding);
      assertThat(during.percentile(99)).isLessThan(LONGEST_ANSWER);
      assertThat(finding.duplicates()).isEmpty();
    }
  }

  @Test
  void people_are_told_in_words_that_the_ledger_is_away() {
    ledger.takeAway(Signal.TERM);
    try {
      eventually(
          () -> {
            HttpResponse<String> search = relay.client().look("/api/v1/calls");
            assertThat(search.statusCode()).isEqualTo(503);
            assertThat(search.headers().firstValue("Retry-After")).isPresent();
            assertThat(search.body()).contains("The ledger does not answer");
            HttpResponse<String> overview = relay.client().look("/api/v1/overview");
            assertThat(overview.statusCode()).isEqualTo(200);
            assertThat(overview.body())
                .contains("\"undelivered\":null", "The ledger is down: calls are accepted");
          });
    } finally {
      ledger.giveBack();
    }
    eventually(() -> assertThat(relay.client().look("/api/v1/calls").statusCode()).isEqualTo(200));
  }

  private static void requireAllAccepted(Collection<Post> posts) {
    List<String> ids = posts.stream().filter(Post::isAcknowledged).map(Post::callId).toList();
    within(
        Duration.ofSeconds(30),
        () ->
            assertThat(ids.stream().filter(id -> !truePulse.isAccepted(id)).limit(10))
                .as("not delivered meanwhile")
                .isEmpty());
  }
}
