package io.callrelay.delivery;

import com.github.f4b6a3.uuid.UuidCreator;
import io.callrelay.platform.NodeName;
import io.callrelay.verdict.Attempt;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** True Pulse, as one may try to tell it of a call. */
final class TruePulse {
  /** What came of asking for one attempt. */
  sealed interface Outcome {}

  /** An attempt was made; it counts, whatever its verdict. */
  record Tried(Attempt attempt) implements Outcome {}

  /** No attempt was made and none is burnt: the call waits as it did. */
  record NotTried(Why why) implements Outcome {}

  /** Why no attempt was made. */
  enum Why {
    /** The circuit breaker holds all attempts back; the gate shuts until it lets one through. */
    BREAKER_OPEN,
    /** As many attempts as allowed are under way. */
    BULKHEAD_FULL
  }

  private final GuardedTruePulse guarded;
  private final Clock clock;
  private final NodeName node;

  TruePulse(GuardedTruePulse guarded, Clock clock, NodeName node) {
    this.guarded = guarded;
    this.clock = clock;
    this.node = node;
  }

  /**
   * Makes one attempt: blocks until its verdict is known, at most about the deadline (twice, when
   * the first connection certainly carried nothing). To be called only by who has passed the gate.
   *
   * @param payload the eleven fields as JSON
   */
  Outcome attempt(String payload) {
    AttemptUnderWay attempt =
        new AttemptUnderWay(payload, UuidCreator.getTimeOrderedEpoch(), clock.instant());
    try {
      guarded.post(attempt);
    } catch (TruePulseUnreachable kept) {
      return tried(attempt);
    } catch (CircuitBreakerOpenException e) {
      return triedBefore(attempt).orElse(new NotTried(Why.BREAKER_OPEN));
    } catch (BulkheadException e) {
      return triedBefore(attempt).orElse(new NotTried(Why.BULKHEAD_FULL));
    }
    return tried(attempt);
  }

  private Outcome tried(AttemptUnderWay attempt) {
    return triedBefore(attempt)
        .orElseThrow(() -> new IllegalStateException("an attempt ended without a verdict"));
  }

  /** A first try that a guard kept from being repeated is a try all the same. */
  private Optional<Outcome> triedBefore(AttemptUnderWay attempt) {
    Optional<Attempt> made = attempt.attempt(node.value());
    return made.map(Tried::new);
  }
}
