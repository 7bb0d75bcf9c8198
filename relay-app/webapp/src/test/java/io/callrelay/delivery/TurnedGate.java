package io.callrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.delivery.TruePulse.NotTried;
import io.callrelay.delivery.TruePulse.Outcome;
import io.callrelay.delivery.TruePulse.Tried;
import io.callrelay.delivery.TruePulse.Why;
import io.callrelay.platform.TurnedClock;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Reason;
import io.callrelay.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** A gate, those who pass it and what they learn, on a clock that the test turns. */
final class TurnedGate implements AutoCloseable {
  static final Instant START = Instant.parse("2025-10-23T04:26:31Z");
  static final Duration PROBE_INTERVAL = Duration.ofSeconds(5);
  static final int LIMIT = 16;
  static final Outcome GOOD = tried(new Verdict.Success(""));
  static final Outcome REFUSED =
      tried(new Verdict.Refused(Reason.ERROR_ANSWER, "", Optional.empty()));
  static final Outcome BAD = tried(new Verdict.Unreachable(Reason.DEADLINE, "", Optional.empty()));
  static final Outcome HELD_BACK = new NotTried(Why.BREAKER_OPEN);

  final TurnedClock clock = new TurnedClock(START);
  final Gate gate = new Gate(LIMIT, PROBE_INTERVAL, clock);

  void outage() {
    IntStream.range(0, GuardedTruePulse.FAILURES_THAT_OPEN).forEach(n -> oneEnds(BAD));
    assertThat(gate.snapshot().state()).isEqualTo(GateSnapshot.State.UNREACHABLE);
  }

  void oneEnds(Outcome outcome) {
    pass(1).get(0).learn(outcome);
  }

  List<Gate.Permit> pass(int number) {
    return IntStream.range(0, number).mapToObj(n -> gate.tryEnter().orElseThrow()).toList();
  }

  List<Gate.Permit> passAll() {
    List<Gate.Permit> passed = new ArrayList<>();
    Optional<Gate.Permit> next = gate.tryEnter();
    while (next.isPresent()) {
      passed.add(next.get());
      next = gate.tryEnter();
    }
    return passed;
  }

  static Outcome tried(Verdict verdict) {
    return new Tried(
        new Attempt(UUID.randomUUID(), "node-a", START, Duration.ZERO, verdict, Optional.empty()));
  }

  @Override
  public void close() {
    gate.close();
  }
}
