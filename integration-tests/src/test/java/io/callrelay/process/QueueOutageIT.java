package io.callrelay.process;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.rig.Closing;
import io.callrelay.rig.Judge;
import io.callrelay.rig.Judge.Finding;
import io.callrelay.rig.Latencies;
import io.callrelay.rig.OwnBroker;
import io.callrelay.rig.OwnLedger;
import io.callrelay.rig.Post;
import io.callrelay.rig.RelayProcess;
import io.callrelay.rig.RelaySetup;
import io.callrelay.rig.Signal;
import io.callrelay.rig.Telephony;
import io.callrelay.simulator.SimulatedTruePulse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An external queue goes away, alone or together with the ledger. */
class QueueOutageIT {
  private static final int PER_SECOND = 20;
  private static final int OUTAGE_SECONDS = 10;

  /** The goal is a second; a busy machine is no defect. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(6);

  private static SimulatedTruePulse truePulse;
  private static OwnLedger ledger;
  private static OwnBroker broker;
  private static RelayProcess relay;

  @BeforeAll
  static void start() {
    truePulse = SimulatedTruePulse.start();
    ledger = OwnLedger.start("queue-outage");
    broker = OwnBroker.start("queue-outage");
    RelaySetup setup = RelaySetup.of("queue-outage", truePulse.webhook());
    relay = RelayProcess.start(broker.usedBy(ledger.usedBy(setup)));
    relay.awaitLedger();
  }

  @AfterAll
  static void end() {
    Closing.all(relay, broker, ledger, truePulse);
  }

  @Test
  void calls_are_taken_while_the_queue_is_away_and_delivered_when_it_is_back() {
    try (Telephony telephony = new Telephony(relay.client(), "queue-away").at(PER_SECOND)) {
      telephony.awaitAnswers(PER_SECOND);
      Instant begin = Instant.now();
      broker.kill();
      telephony.awaitAnswers(OUTAGE_SECONDS * PER_SECOND);
      Latencies during = Latencies.of(telephony.postsSince(begin));
      broker.startAgain();
      telephony.awaitAnswers(PER_SECOND);
      telephony.finish();
      telephony.requireAllTaken();
      Finding finding = new Judge(truePulse, relay.client()).judge(telephony.posts());
      System.out.printf("Queue away for %d s: %s; %s%n", OUTAGE_SECONDS, during, finding);
      assertThat(during.percentile(99)).isLessThan(LONGEST_ANSWER);
      assertThat(finding.duplicates()).isEmpty();
    }
  }

  @Test
  void with_queue_and_ledger_away_nothing_is_claimed_and_nothing_that_was_claimed_is_lost() {
    try (Telephony telephony = new Telephony(relay.client(), "both-away");
        Telephony later = new Telephony(relay.client(), "both-back")) {
      telephony.postAll(200, 20);
      truePulse.refuse();
      telephony.postAll(50, 10);
      takeBothAway();
      List<Post> refused = telephony.postAll(20, 4);
      Latencies during = Latencies.of(refused);
      System.out.printf("Queue and ledger away: %s%n", during);
      giveBothBack();
      truePulse.listen();
      eventually(() -> assertThat(later.post().join().isAcknowledged()).isTrue());
      later.postAll(50, 10);
      Judge judge = new Judge(truePulse, relay.client());
      Finding finding = judge.judge(telephony.posts());
      System.out.printf("... and back: %s%n", finding);
      assertThat(finding.duplicates()).isEmpty();
      judge.judge(later.posts());
      assertThat(refused)
          .allMatch(post -> post.status().orElse(0) == 503 && post.retryAfter().orElse(0) > 0);
      assertThat(during.percentile(99)).isLessThan(LONGEST_ANSWER);
    }
  }

  private static void takeBothAway() {
    broker.kill();
    ledger.takeAway(Signal.KILL);
  }

  private static void giveBothBack() {
    ledger.giveBack();
    broker.startAgain();
  }
}
