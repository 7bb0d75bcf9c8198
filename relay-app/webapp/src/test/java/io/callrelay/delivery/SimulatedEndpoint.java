package io.callrelay.delivery;

import io.callrelay.platform.Beans;
import io.callrelay.platform.NodeName;
import io.callrelay.verdict.Answer;
import io.callrelay.verdict.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** A node's beans for an endpoint that is somewhere in memory. The gate never shuts for it. */
public final class SimulatedEndpoint {
  /** More attempts at once than a simulation makes. */
  private static final int CONCURRENCY = 1000;

  /** Fewer than these in a node's life, so that the gate, which has its own tests, stays open. */
  public static final int MOST_UNREACHABLE = GuardedTruePulse.FAILURES_THAT_OPEN - 1;

  /** What came back for a POST. */
  public record Came(Verdict verdict, Optional<Answer> answer) {}

  private SimulatedEndpoint() {}

  /** Puts the way to True Pulse there; needs {@link Clock} and {@link NodeName}. */
  public static void addTo(Beans beans, Function<String, Came> endpoint) {
    Clock clock = beans.get(Clock.class);
    GuardedTruePulse guarded =
        new GuardedTruePulse(payload -> null, clock) {
          @Override
          public void post(AttemptUnderWay attempt) {
            Came came = endpoint.apply(attempt.payload());
            attempt.ended(new AttemptUnderWay.End(came.verdict(), came.answer(), clock.instant()));
            if (came.verdict() instanceof Verdict.Unreachable unreachable) {
              throw new TruePulseUnreachable(unreachable);
            }
          }
        };
    beans
        .with(Gate.class, new Gate(CONCURRENCY, Duration.ofSeconds(5), clock))
        .with(TruePulse.class, new TruePulse(guarded, clock, beans.get(NodeName.class)));
  }
}
