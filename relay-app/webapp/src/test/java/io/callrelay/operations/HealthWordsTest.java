package io.callrelay.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.delivery.GateSnapshot;
import io.callrelay.ledger.Figures.Waiting;
import io.callrelay.ledger.Pause;
import io.callrelay.operations.Overview.Delays;
import io.callrelay.operations.Overview.Numbers;
import io.callrelay.verdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealthWordsTest {
  private static final Instant NOW = Instant.parse("2025-10-23T04:40:00Z");
  private static final Waiting NONE = new Waiting(0, 0, Optional.empty(), Map.of(), 0);
  private static final Optional<String> UP = Optional.empty();
  private static final Optional<String> DOWN = Optional.of("it does not answer");

  @Test
  void all_is_well_when_calls_get_through() {
    assertThat(open(NONE))
        .isEqualTo(
            new HealthWords(HealthWords.Level.OK, "All calls reach True Pulse. None is waiting."));
    assertThat(open(new Waiting(2, 1, Optional.of(NOW.minusSeconds(4)), Map.of(), 0)))
        .isEqualTo(
            new HealthWords(
                HealthWords.Level.OK,
                "All calls reach True Pulse. 3 calls are on the way, the oldest for 4 s."));
  }

  @Test
  void failing_late_or_rejected_calls_are_to_be_looked_at() {
    assertThat(open(new Waiting(0, 1, Optional.of(NOW), Map.of(Reason.HTTP_4XX, 1L), 2)))
        .isEqualTo(
            new HealthWords(
                HealthWords.Level.WATCH,
                "Calls reach True Pulse. True Pulse did not take 1 call so far. In quarantine: 2."
                    + " 1 call is on the way, the oldest for 0 s."));
    assertThat(open(new Waiting(1, 0, Optional.of(NOW.minusSeconds(61)), Map.of(), 0)).level())
        .isEqualTo(HealthWords.Level.WATCH);
  }

  @Test
  void whatever_stops_calls_is_trouble_and_says_what_happens_to_them() {
    assertThat(words(UP, DOWN, GateSnapshot.State.OPEN))
        .startsWith("The ledger is down: calls are accepted and delivered");
    assertThat(words(DOWN, UP, GateSnapshot.State.OPEN))
        .startsWith("The queue is down: calls are accepted and wait in the ledger.");
    assertThat(words(DOWN, DOWN, GateSnapshot.State.OPEN)).contains("no call is accepted");
    assertThat(words(UP, UP, GateSnapshot.State.UNREACHABLE))
        .startsWith("True Pulse has been unreachable for 1 min 30 s: calls are accepted and wait.");
    assertThat(words(UP, UP, GateSnapshot.State.PAUSED))
        .startsWith("Delivery is paused by anna (they asked): calls are accepted and wait.");
  }

  @Test
  void a_span_is_told_in_its_two_largest_units() {
    assertThat(HealthWords.ago(NOW, NOW.minusSeconds(1))).isEqualTo("0 s");
    assertThat(HealthWords.ago(NOW, NOW.plusSeconds(3_725))).isEqualTo("1 h 2 min");
    assertThat(HealthWords.ago(NOW, NOW.plus(Duration.ofHours(49)))).isEqualTo("2 d 1 h");
  }

  @Test
  void delays_are_told_by_their_middle_and_by_the_slow_end() {
    List<Duration> delays = IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();

    assertThat(Delays.of(delays))
        .contains(new Delays(Duration.ofMillis(50), Duration.ofMillis(95), 100));
    assertThat(Delays.of(List.of(Duration.ofMillis(7))))
        .contains(new Delays(Duration.ofMillis(7), Duration.ofMillis(7), 1));
    assertThat(Delays.of(List.of())).isEmpty();
  }

  private static HealthWords open(Waiting waiting) {
    return HealthWords.of(overview(UP, UP, GateSnapshot.State.OPEN, waiting));
  }

  private static String words(
      Optional<String> queue, Optional<String> ledger, GateSnapshot.State gate) {
    HealthWords health = HealthWords.of(overview(queue, ledger, gate, NONE));
    assertThat(health.level()).isEqualTo(HealthWords.Level.TROUBLE);
    return health.words();
  }

  private static Overview overview(
      Optional<String> queue, Optional<String> ledger, GateSnapshot.State state, Waiting waiting) {
    Instant since = NOW.minusSeconds(90);
    GateSnapshot gate =
        new GateSnapshot(
            state,
            since,
            state == GateSnapshot.State.PAUSED
                ? Optional.of(new Pause(since, "anna", "they asked"))
                : Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            64,
            0);
    return new Overview(
        NOW,
        queue,
        ledger,
        gate,
        ledger.isPresent()
            ? Optional.empty()
            : Optional.of(new Numbers(waiting, List.of(), Optional.empty(), List.of())));
  }
}
