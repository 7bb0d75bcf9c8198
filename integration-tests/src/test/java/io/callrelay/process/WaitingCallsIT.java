package io.callrelay.process;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.callrelay.rig.Closing;
import io.callrelay.rig.Judge;
import io.callrelay.rig.Judge.Finding;
import io.callrelay.rig.Post;
import io.callrelay.rig.RelayProcess;
import io.callrelay.rig.RelaySetup;
import io.callrelay.rig.Telephony;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.script.Answer;
import io.callrelay.support.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What waits, in the queue or for its time, while the relay or True Pulse is away. */
class WaitingCallsIT {
  private static final int CALLS = 2000;
  private static final int CONCURRENCY = 64;
  private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);
  private static final Duration TRUE_PULSE_TAKES = Duration.ofMillis(200);

  private static SimulatedTruePulse truePulse;
  private static RelayProcess relay;

  @BeforeAll
  static void start() {
    truePulse = SimulatedTruePulse.start();
    relay =
        RelayProcess.start(
            RelaySetup.of("waiting", truePulse.webhook())
                .with("RELAY_DELIVERY_PROBE_INTERVAL", PROBE_INTERVAL.toString())
                .with("RELAY_TRUEPULSE_DEADLINE", "PT3S")
                .with("RELAY_RECONCILIATION_INTERVAL", "PT3S")
                .with("RELAY_RETRY_MAX", "PT1M"));
    relay.awaitLedger();
  }

  @AfterAll
  static void end() {
    Closing.all(relay, truePulse);
  }

  @AfterEach
  void mend() {
    truePulse.clearScripts();
    truePulse.listen();
  }

  @Test
  void attempts_and_times_survive_a_restart_and_so_do_calls_whose_queue_was_deleted()
      throws IOException {
    try (Telephony waiting = new Telephony(relay.client(), "waiting");
        Telephony queued = new Telephony(relay.client(), "queued")) {
      truePulse.scriptDefault(
          Answer.error("not yet"), Answer.error("later").withRetryAfter("50"), Answer.success());
      waiting.postAll(10, 10);
      Map<String, JsonNode> before = awaitRetrying(waiting.posts());
      truePulse.refuse();
      queued.postAll(300, 20);
      relay.stop();
      assertThat(relay.setup().data().resolve("broker/journal")).isNotEmptyDirectory();
      Files.delete(Scratch.empty("waiting-relay/broker"));
      relay = RelayProcess.start(relay.setup());
      relay.awaitLedger();
      requireUnchanged(before, relay.client().journeys(before.keySet()));
      truePulse.clearScripts();
      truePulse.listen();
      Finding finding = new Judge(truePulse, relay.client()).judge(queued.posts());
      System.out.printf("Restarted without the queue's files: %s%n", finding);
      new Judge(truePulse, relay.client()).judge(waiting.posts());
      before.forEach(WaitingCallsIT::requireNotBefore);
    }
  }

  private static Map<String, JsonNode> awaitRetrying(Collection<Post> posts) {
    List<String> ids = posts.stream().map(Post::callId).toList();
    eventually(
        () ->
            assertThat(relay.client().journeys(ids).values())
                .hasSize(ids.size())
                .allMatch(call -> call.get("attemptCount").asInt() == 2)
                .allMatch(call -> call.get("state").asText().equals("RETRYING")));
    return relay.client().journeys(ids);
  }

  private static void requireUnchanged(Map<String, JsonNode> before, Map<String, JsonNode> after) {
    before.forEach(
        (id, call) -> {
          if (Instant.now().isBefore(nextAttempt(call))) {
            assertThat(after.get(id)).as("what the ledger says of %s", id).isEqualTo(call);
          }
        });
  }

  private static void requireNotBefore(String id, JsonNode before) {
    List<Arrival> arrivals = truePulse.arrivals(id);
    assertThat(arrivals).as("attempts of %s on the wire", id).hasSize(3);
    assertThat(arrivals.get(2).at()).as("third attempt").isAfterOrEqualTo(nextAttempt(before));
  }

  private static Instant nextAttempt(JsonNode call) {
    return Instant.parse(call.get("nextAttemptAt").asText());
  }

  @Test
  void a_backlog_costs_no_attempts_while_it_waits_and_begins_slowly() {
    try (Telephony telephony = new Telephony(relay.client(), "backlog")) {
      truePulse.scriptDefault(Answer.success().delayedBy(TRUE_PULSE_TAKES));
      truePulse.refuse();
      Instant begin = Instant.now();
      telephony.postAll(CALLS, 40);
      telephony.requireAllTaken();
      long probes = Duration.between(begin, Instant.now()).dividedBy(PROBE_INTERVAL) + 1;
      long seenBefore = truePulse.summary().arrivals();
      truePulse.listen();
      Finding finding = new Judge(truePulse, relay.client()).judge(telephony.posts());
      System.out.printf("Backlog drained: %s%n", finding);
      assertThat(finding.duplicates()).isEmpty();
      assertThat(finding.attempts() - CALLS).isLessThanOrEqualTo((int) probes + 2 * CONCURRENCY);
      requireRamp(
          truePulse.arrivals().stream().filter(come -> come.number() > seenBefore).toList());
    }
  }

  /** One answer lets two through, two let four: so many may have come after so many round trips. */
  private static void requireRamp(List<Arrival> arrivals) {
    Instant first = arrivals.get(0).at();
    for (int trips = 1; trips <= 5; trips++) {
      Instant end = first.plus(TRUE_PULSE_TAKES.multipliedBy(trips));
      long come = arrivals.stream().filter(arrival -> arrival.at().isBefore(end)).count();
      assertThat(come)
          .as("arrivals within %d round trips", trips)
          .isLessThanOrEqualTo((1L << trips) - 1);
    }
  }
}
