package io.callrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.delivery.AttemptUnderWay.End;
import io.callrelay.delivery.TruePulse.NotTried;
import io.callrelay.delivery.TruePulse.Outcome;
import io.callrelay.delivery.TruePulse.Tried;
import io.callrelay.delivery.TruePulse.Why;
import io.callrelay.platform.NodeName;
import io.callrelay.platform.TurnedClock;
import io.callrelay.verdict.Reason;
import io.callrelay.verdict.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whatever the guards throw, an attempt that was made counts and one that was not does not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TruePulseTest {
  private static final Instant NOW = Instant.parse("2025-10-23T04:26:31Z");
  private static final Clock CLOCK = new TurnedClock(NOW);

  @Test
  void a_success_stays_one_when_a_failure_follows_it() {
    Outcome outcome =
        attempt(
            attempt -> {
              attempt.ended(success());
              attempt.ended(unreachable());
            });

    assertThat(verdict(outcome)).isInstanceOf(Verdict.Success.class);
  }

  @Test
  void an_open_breaker_burns_no_attempt() {
    Outcome outcome =
        attempt(
            attempt -> {
              throw new CircuitBreakerOpenException();
            });

    assertThat(outcome).isEqualTo(new NotTried(Why.BREAKER_OPEN));
  }

  @Test
  void a_full_bulkhead_burns_no_attempt() {
    Outcome outcome =
        attempt(
            attempt -> {
              throw new BulkheadException();
            });

    assertThat(outcome).isEqualTo(new NotTried(Why.BULKHEAD_FULL));
  }

  @Test
  void a_first_try_counts_although_the_breaker_kept_it_from_being_repeated() {
    Outcome outcome =
        attempt(
            attempt -> {
              attempt.ended(unreachable());
              throw new CircuitBreakerOpenException();
            });

    assertThat(verdict(outcome).reason()).isEqualTo(Reason.NO_CONNECTION);
  }

  @Test
  void a_defect_is_thrown() {
    assertThatThrownBy(
            () ->
                attempt(
                    attempt -> {
                      throw new IllegalArgumentException("a defect");
                    }))
        .hasMessage("a defect");
  }

  private static Outcome attempt(Consumer<AttemptUnderWay> guards) {
    GuardedTruePulse guarded =
        new GuardedTruePulse(
            payload -> {
              throw new AssertionError("nothing is posted here");
            },
            CLOCK) {
          @Override
          public void post(AttemptUnderWay attempt) {
            guards.accept(attempt);
          }
        };
    return new TruePulse(guarded, CLOCK, new NodeName("node-a")).attempt("{}");
  }

  private static End success() {
    return new End(new Verdict.Success("added"), Optional.empty(), NOW);
  }

  private static End unreachable() {
    return new End(
        new Verdict.Unreachable(Reason.NO_CONNECTION, "refused", Optional.empty()),
        Optional.empty(),
        NOW);
  }

  private static Verdict verdict(Outcome outcome) {
    return ((Tried) outcome).attempt().verdict();
  }
}
