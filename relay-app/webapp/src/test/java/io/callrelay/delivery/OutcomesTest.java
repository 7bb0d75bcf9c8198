package io.callrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.call.SampleCall;
import io.callrelay.ledger.Ledger;
import io.callrelay.ledger.LedgerEntry;
import io.callrelay.ledger.LedgerEntry.Attempted;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.ledger.LedgerEntryJson;
import io.callrelay.ledger.Recorded;
import io.callrelay.platform.Beans;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import io.callrelay.platform.TurnedClock;
import io.callrelay.queue.CallQueue;
import io.callrelay.queue.QueuedCall;
import io.callrelay.queue.Settlements;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Reason;
import io.callrelay.verdict.Verdict;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OutcomesTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final TurnedClock clock = new TurnedClock(NOON);
  private final List<LedgerEntry> refused = new ArrayList<>();
  private final List<Attempted> settled = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private boolean queueIsDown;
  private final Outcomes outcomes =
      new Beans()
          .with(Clock.class, clock)
          .with(RandomGenerator.class, new SplittableRandom(7))
          .with(Settings.class, settings())
          .with(Ledger.class, new LedgerThatIsDown())
          .with(Settlements.class, new KeptSettlements())
          .with(CallQueue.class, new KeptCalls())
          .get(Outcomes.class);

  private static Settings settings() {
    return Settings.from(
        new SmallRyeConfigBuilder()
            .withDefaultValue(Setting.TRUEPULSE_URL.key(), "https://true-pulse.example/webhook")
            .withDefaultValue(Setting.RETRY_FIRST.key(), "PT10M")
            .build());
  }

  private final class LedgerThatIsDown extends Ledger {
    @Override
    public CompletionStage<Recorded> record(LedgerEntry entry) {
      refused.add(entry);
      return CompletableFuture.failedFuture(new IllegalStateException("the ledger is down"));
    }
  }

  private final class KeptSettlements extends Settlements {
    @Override
    public CompletionStage<Void> send(String entry) {
      if (queueIsDown) {
        return CompletableFuture.failedFuture(new IllegalStateException("the queue is down"));
      }
      settled.add((Attempted) LedgerEntryJson.read(entry));
      return CompletableFuture.completedFuture(null);
    }
  }

  private final class KeptCalls extends CallQueue {
    @Override
    public CompletionStage<Void> sendLater(QueuedCall call, Duration delay) {
      waits.add(delay);
      return CompletableFuture.completedFuture(null);
    }
  }

  @Test
  void an_attempt_that_could_be_put_nowhere_is_remembered() {
    QueuedCall message = message();
    Attempt attempt = failed();
    queueIsDown = true;

    assertThatThrownBy(() -> outcomes.write(message, attempt)).isInstanceOf(OutcomeUnwritten.class);

    assertThat(outcomes.unwritten(message)).contains(attempt);
  }

  @Test
  void the_time_of_the_next_attempt_is_decided_once_however_often_it_is_written() throws Exception {
    QueuedCall message = message();
    Attempt attempt = failed();
    queueIsDown = true;
    assertThatThrownBy(() -> outcomes.write(message, attempt)).isInstanceOf(OutcomeUnwritten.class);
    Instant decided = ((Next.RetryAt) ((Attempted) refused.get(0)).next()).at();
    queueIsDown = false;
    clock.turn(Duration.ofSeconds(20));

    Next next = outcomes.write(message, attempt);

    assertThat(next).isEqualTo(new Next.StaysQueued(decided));
    assertThat(settled).extracting(Attempted::next).containsExactly(next);
    assertThat(waits).containsExactly(Duration.between(NOON.plusSeconds(20), decided));
    assertThat(outcomes.unwritten(message)).isEmpty();
  }

  private static Attempt failed() {
    return new Attempt(
        UUID.randomUUID(),
        "node-a",
        NOON,
        Duration.ZERO,
        new Verdict.Refused(Reason.ERROR_ANSWER, "no such customer", Optional.empty()),
        Optional.empty());
  }

  private static QueuedCall message() {
    return new QueuedCall(SampleCall.withId("9884420011"), UUID.randomUUID(), NOON, "pbx", 0);
  }
}
