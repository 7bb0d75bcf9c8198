package io.callrelay.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the gate believes of the endpoint, from how attempts end. Not for several threads at once.
 *
 * <p>It gives up after as many failures as the circuit breaker, or after {@value
 * #MOST_IN_A_ROW_WHEN_BACK} in a row while the endpoint is only just back. Then one probe at a time
 * goes out, {@code probeInterval} after the last ended; the first good answer lets two attempts at
 * once through, and each further one more, so that the number doubles with every round.
 */
final class Reachability {
  /** How an attempt ended, as far as it tells of the endpoint. */
  enum Sign {
    /** True Pulse answered: SUCCESS or a refusal. */
    ANSWERED,
    /** It did not. */
    UNREACHABLE,
    /** The circuit breaker let nothing through. */
    HELD_BACK,
    /** No attempt was made, for a reason that tells nothing. */
    NONE
  }

  sealed interface State {
    Instant since();
  }

  /** Attempts go out, {@code allowed} at once. */
  record Open(Instant since, int allowed) implements State {}

  /** Nothing goes out but probes. */
  record Shut(Instant since, Instant nextProbeAt, boolean probing) implements State {}

  static final int MOST_IN_A_ROW_WHEN_BACK = 5;
  private static final int ALLOWED_WHEN_BACK = 2;

  /** A probe that the breaker held back tells nothing, so that the next may come sooner. */
  private static final int SOONER = 4;

  private final int limit;
  private final Duration probeInterval;
  private RecentAttempts recent = new RecentAttempts(GuardedTruePulse.ATTEMPTS_LOOKED_AT);
  private State state;
  private Optional<Silence> silence = Optional.empty();

  Reachability(int limit, Duration probeInterval, Instant now) {
    this.limit = limit;
    this.probeInterval = probeInterval;
    this.state = new Open(now, limit);
  }

  State state() {
    return state;
  }

  /** Since when True Pulse has given no verdict, also while too few attempts tell to give it up. */
  Optional<Silence> silence() {
    return silence;
  }

  /** How many attempts may be under way at once. */
  int allowed() {
    return state instanceof Open open ? open.allowed() : 1;
  }

  /** When the next probe may go out, if only time is waited for. */
  Optional<Instant> nextProbeAt() {
    return state instanceof Shut shut && !shut.probing()
        ? Optional.of(shut.nextProbeAt())
        : Optional.empty();
  }

  /** Whether one more may enter. */
  boolean admits(int inFlight, Instant now) {
    if (state instanceof Shut shut) {
      return !shut.probing() && inFlight < limit && isDue(shut, now);
    }
    return inFlight < allowed();
  }

  /** A clock that was set back must not put the probe off. */
  private boolean isDue(Shut shut, Instant now) {
    return !now.isBefore(shut.nextProbeAt())
        || now.isBefore(shut.nextProbeAt().minus(probeInterval));
  }

  /** One has entered; whether it is the probe. */
  boolean entered() {
    if (state instanceof Shut shut) {
      state = new Shut(shut.since(), shut.nextProbeAt(), true);
      return true;
    }
    return false;
  }

  /** One has left; the only way from one state to another. */
  void left(Sign sign, boolean probe, Instant now) {
    if (sign == Sign.ANSWERED) {
      silence = Optional.empty();
    } else if (sign == Sign.UNREACHABLE) {
      silence = Optional.of(new Silence(silence.map(Silence::since).orElse(now), now));
    }
    if (state instanceof Open open) {
      state = afterOpen(open, sign, now);
    } else if (state instanceof Shut shut) {
      state = afterShut(shut, sign, probe, now);
    }
  }

  private State afterOpen(Open open, Sign sign, Instant now) {
    return switch (sign) {
      case ANSWERED -> {
        recent.add(false);
        yield new Open(open.since(), Math.min(limit, open.allowed() + 1));
      }
      case UNREACHABLE -> {
        recent.add(true);
        yield afterFailure(open, now);
      }
      case HELD_BACK -> new Shut(now, now.plus(probeInterval), false);
      case NONE -> open;
    };
  }

  private State afterFailure(Open open, Instant now) {
    boolean justBack = open.allowed() < limit;
    if (recent.failures() >= GuardedTruePulse.FAILURES_THAT_OPEN
        || (justBack && recent.failuresInARow() >= MOST_IN_A_ROW_WHEN_BACK)) {
      return new Shut(now, now.plus(probeInterval), false);
    }
    return justBack ? new Open(open.since(), Math.max(1, open.allowed() - 1)) : open;
  }

  private State afterShut(Shut shut, Sign sign, boolean probe, Instant now) {
    if (sign == Sign.ANSWERED) {
      recent = new RecentAttempts(GuardedTruePulse.ATTEMPTS_LOOKED_AT);
      return new Open(now, Math.min(limit, ALLOWED_WHEN_BACK));
    }
    if (!probe) {
      return shut;
    }
    return switch (sign) {
      case UNREACHABLE -> new Shut(shut.since(), now.plus(probeInterval), false);
      case HELD_BACK -> new Shut(shut.since(), now.plus(probeInterval.dividedBy(SOONER)), false);
      default -> new Shut(shut.since(), shut.nextProbeAt(), false);
    };
  }
}
