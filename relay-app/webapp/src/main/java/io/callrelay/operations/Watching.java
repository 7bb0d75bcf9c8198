package io.callrelay.operations;

import io.callrelay.delivery.Gate;
import io.callrelay.ledger.Figures;
import io.callrelay.ledger.Incidents;
import io.callrelay.ledger.Ledger;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.operations.Overview.Delays;
import io.callrelay.operations.Overview.Numbers;
import io.callrelay.queue.QueueProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the relay, once a second at most however many want to know, and seldom enough that
 * looking takes no more than a fifth of the time.
 */
@ApplicationScoped
class Watching {
  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final int SHARE = 4;
  private static final Duration DELAYS_FROM = Duration.ofHours(1);
  private static final int MOST_DELAYS = 1_000;
  private static final int MOST_INCIDENTS = 20;

  @Inject private Figures figures;
  @Inject private Incidents incidents;
  @Inject private Ledger ledger;
  @Inject private QueueProbe queue;
  @Inject private Gate gate;
  @Inject private Clock clock;

  private final MinuteSeries minutes = new MinuteSeries();
  private @Nullable Overview last;
  private Instant lookAgainAt = Instant.EPOCH;

  /** The relay as it is now, or was when it was last looked at. */
  synchronized Overview look() {
    Instant now = clock.instant();
    Overview before = last;
    // A clock that was set back must not put the next look off.
    boolean fresh = now.isBefore(lookAgainAt) && before != null && !now.isBefore(before.at());
    if (before != null && fresh) {
      return before;
    }
    Overview seen = lookNow(now);
    Duration took = Duration.between(now, clock.instant()).multipliedBy(SHARE);
    lookAgainAt = now.plus(took.compareTo(OFTEN) > 0 ? took : OFTEN);
    last = seen;
    return seen;
  }

  private Overview lookNow(Instant now) {
    Optional<Numbers> numbers = Optional.empty();
    Optional<String> problem = ledger.problem();
    if (problem.isEmpty()) {
      try {
        numbers = Optional.of(numbers(now));
      } catch (LedgerUnavailable e) {
        problem = Optional.of(String.valueOf(e.getMessage()));
      }
    }
    return new Overview(now, queue.problem(), problem, gate.snapshot(), numbers);
  }

  private Numbers numbers(Instant now) {
    minutes.learn(figures.minutes(minutes.toAsk(now)));
    return new Numbers(
        figures.waiting(),
        minutes.until(now),
        Delays.of(figures.delays(now.minus(DELAYS_FROM), MOST_DELAYS)),
        incidents.page(true, Optional.empty(), MOST_INCIDENTS).items());
  }
}
