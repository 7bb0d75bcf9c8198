package io.callrelay.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.call.CallId;
import io.callrelay.ledger.DueCalls;
import io.callrelay.platform.Beans;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import io.callrelay.queue.InHand;
import io.callrelay.queue.Settlements;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class ReconcilingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant MARKER = NOW.minusSeconds(40);
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final CallId IN_HAND = new CallId("in-hand");

  private final List<Duration> markersWait = new ArrayList<>();
  private final List<String> searches = new ArrayList<>();
  private final List<Instant> due = new ArrayList<>();
  private CompletionStage<Void> sending = CompletableFuture.completedFuture(null);
  private List<CallId> lost = List.of();
  private final Reconciling reconciling =
      new Beans()
          .with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC))
          .with(Executor.class, background -> {})
          .with(Settings.class, settings())
          .with(Settlements.class, new KeptSettlements())
          .with(DueCalls.class, new WatchedCalls())
          .with(InHand.class, holding())
          .get(Reconciling.class);

  private static Settings settings() {
    return Settings.from(
        new SmallRyeConfigBuilder()
            .withDefaultValue(Setting.TRUEPULSE_URL.key(), "https://true-pulse.example/webhook")
            .withDefaultValue(Setting.TRUEPULSE_DEADLINE.key(), DEADLINE.toString())
            .build());
  }

  private static InHand holding() {
    InHand inHand = new InHand();
    inHand.taken(IN_HAND);
    return inHand;
  }

  private final class KeptSettlements extends Settlements {
    @Override
    public CompletionStage<Void> sendMarker(Instant sentAt, Duration wait) {
      markersWait.add(wait);
      return sending;
    }
  }

  private final class WatchedCalls extends DueCalls {
    @Override
    public List<CallId> letLostWait(
        Instant queuedBefore, Instant dueAt, int most, Set<CallId> except) {
      searches.add(queuedBefore + " " + except);
      due.add(dueAt);
      return lost;
    }
  }

  @Test
  void a_marker_waits_for_attempts_under_way_before_it_follows_their_entries() throws Exception {
    reconciling.takenUpTo(MARKER);

    assertThat(markersWait).allMatch(wait -> wait.compareTo(DEADLINE.plusSeconds(15)) >= 0);
    assertThat(reconciling.lastMarkerTaken()).contains(NOW);
  }

  @Test
  void a_marker_that_cannot_be_sent_on_comes_again() {
    sending = CompletableFuture.failedFuture(new IllegalStateException("no broker"));

    assertThatThrownBy(() -> reconciling.takenUpTo(MARKER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("comes again");
  }

  @Test
  void nothing_is_looked_for_before_a_marker_has_passed() {
    reconciling.search();

    assertThat(searches).isEmpty();
  }

  @Test
  void what_is_found_waits_for_an_attempt_that_may_be_under_way_elsewhere() {
    lost = List.of(new CallId("lost"));
    reconciling.settledUpTo(MARKER);

    reconciling.search();

    assertThat(searches).containsExactly(MARKER.minusSeconds(30) + " [in-hand]");
    assertThat(due).allMatch(at -> !at.isBefore(NOW.plus(DEADLINE).plusSeconds(15)));
  }

  @Test
  void the_search_goes_on_until_nothing_is_found() {
    lost = List.of(new CallId("lost"));
    reconciling.settledUpTo(MARKER);
    reconciling.search();
    lost = List.of();

    reconciling.search();
    reconciling.search();

    assertThat(searches).hasSize(2);
  }
}
