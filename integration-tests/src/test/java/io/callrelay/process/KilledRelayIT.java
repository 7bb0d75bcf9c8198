package io.callrelay.process;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.rig.Judge;
import io.callrelay.rig.Judge.Finding;
import io.callrelay.rig.OrphanedLedger;
import io.callrelay.rig.Post;
import io.callrelay.rig.RelayProcess;
import io.callrelay.rig.RelaySetup;
import io.callrelay.rig.Telephony;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The relay is killed in the middle of its work, again and again. */
class KilledRelayIT {
  private static final int PER_SECOND = 50;
  private static final int MOST_BEFORE_A_KILL = 250;
  private static final Duration TRUE_PULSE_TAKES = Duration.ofMillis(100);
  private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

  @Test
  void no_acknowledged_call_is_lost_and_only_those_in_flight_are_sent_twice() {
    long seed = Long.getLong("relay.seed", new Random().nextLong());
    System.out.printf("Kills with -Drelay.seed=%d%n", seed);
    Random random = new Random(seed);
    RelayProcess relay = null;
    try (SimulatedTruePulse truePulse = SimulatedTruePulse.start()) {
      truePulse.scriptDefault(Answer.success().delayedBy(TRUE_PULSE_TAKES));
      RelaySetup setup = RelaySetup.of("killed", truePulse.webhook());
      List<Post> posts = new ArrayList<>();
      Set<String> inFlight = new HashSet<>();
      for (int kill = 1; kill <= TestLength.kills(); kill++) {
        relay = RelayProcess.start(setup);
        posts.addAll(loadUntilKilled(relay, kill, truePulse, random));
        inFlight.addAll(inFlight(truePulse, posts, setup));
      }
      relay = RelayProcess.start(setup);
      requireOnlyThese(inFlight, new Judge(truePulse, relay.client()).judge(posts));
      relay.stop();
    } finally {
      Optional.ofNullable(relay).ifPresent(RelayProcess::close);
    }
  }

  /** The first kill may come before the ledger has its tables, the others amid deliveries. */
  private static List<Post> loadUntilKilled(
      RelayProcess relay, int kill, SimulatedTruePulse truePulse, Random random) {
    String series = "kill-" + kill;
    try (Telephony telephony = new Telephony(relay.client(), series).at(PER_SECOND)) {
      if (kill > 1) {
        // Calls are taken before the ledger is back, and delivered after.
        within(BACK_WITHIN, () -> assertThat(truePulse.isAccepted(series + "-1")).isTrue());
      }
      telephony.awaitAnswers(1 + random.nextInt(MOST_BEFORE_A_KILL));
      relay.kill();
      telephony.finish();
      return List.copyOf(telephony.posts());
    }
  }

  private static void requireOnlyThese(Set<String> inFlight, Finding finding) {
    System.out.printf(
        "Killed %d times: in flight %d; %s%n", TestLength.kills(), inFlight.size(), finding);
    assertThat(inFlight).containsAll(finding.duplicates().keySet());
    assertThat(finding.extraPosts()).isLessThanOrEqualTo(inFlight.size());
  }

  /**
   * What True Pulse has and the ledger, which outlived the relay, does not know to be delivered.
   */
  private static Set<String> inFlight(
      SimulatedTruePulse truePulse, List<Post> posts, RelaySetup setup) {
    Set<String> delivered = OrphanedLedger.of(setup.data()).delivered();
    Set<String> found = new HashSet<>();
    posts.stream().map(Post::callId).filter(truePulse::isAccepted).forEach(found::add);
    found.removeAll(delivered);
    return found;
  }
}
