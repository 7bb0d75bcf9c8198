package io.callrelay.delivery;

import io.callrelay.delivery.Reachability.Open;
import io.callrelay.delivery.Reachability.Shut;
import io.callrelay.delivery.Reachability.Sign;
import io.callrelay.delivery.TruePulse.Outcome;
import io.callrelay.ledger.Pause;
import io.callrelay.platform.EventLog;
import io.callrelay.verdict.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where calls wait before an attempt: while operators have paused delivery, while True Pulse is
 * unreachable, and while as many attempts are under way as are allowed. Who waits burns no attempt.
 */
public final class Gate implements AutoCloseable {
  private static final EventLog LOG = EventLog.of(Gate.class);

  private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);
  private static final Duration UNTIL_SIGNALLED = Duration.ofDays(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Clock clock;
  private final Reachability endpoint;
  private Optional<Pause> pause = Optional.empty();
  private int inFlight;
  private int waiting;
  private boolean closed;

  Gate(int concurrency, Duration probeInterval, Clock clock) {
    this.clock = clock;
    this.endpoint = new Reachability(concurrency, probeInterval, clock.instant());
  }

  /** Leave to make one attempt. Whoever holds it says how the attempt ended, and closes it. */
  final class Permit implements AutoCloseable {
    private final boolean probe;
    private boolean given = true;

    private Permit(boolean probe) {
      this.probe = probe;
    }

    /** The attempt is over: the gate learns from it, and the next may enter. */
    void learn(Outcome outcome) {
      leave(sign(outcome));
    }

    /** Gives the permit back, unless the gate has learnt of an attempt: none was made. */
    @Override
    public void close() {
      leave(Sign.NONE);
    }

    private void leave(Sign sign) {
      lock.lock();
      try {
        if (given) {
          given = false;
          left(sign, probe);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private static Sign sign(Outcome outcome) {
    if (outcome instanceof TruePulse.Tried tried) {
      boolean unreachable = tried.attempt().verdict() instanceof Verdict.Unreachable;
      return unreachable ? Sign.UNREACHABLE : Sign.ANSWERED;
    }
    boolean breaker = ((TruePulse.NotTried) outcome).why() == TruePulse.Why.BREAKER_OPEN;
    return breaker ? Sign.HELD_BACK : Sign.NONE;
  }

  /**
   * Waits until an attempt may be made.
   *
   * @throws GateClosed when the relay stops
   */
  Permit enter() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      waiting++;
      Optional<Permit> permit = admit();
      while (permit.isEmpty()) {
        changed.awaitNanos(longestWait().toNanos());
        permit = admit();
      }
      return permit.get();
    } finally {
      waiting--;
      lock.unlock();
    }
  }

  /** A permit, if one is to be had at once. */
  Optional<Permit> tryEnter() {
    lock.lock();
    try {
      return admit();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Permit> admit() {
    if (closed) {
      throw new GateClosed();
    }
    if (pause.isPresent() || !endpoint.admits(inFlight, clock.instant())) {
      return Optional.empty();
    }
    inFlight++;
    return Optional.of(new Permit(endpoint.entered()));
  }

  /** Until the next probe, if only time stands before it; else until something changes. */
  private Duration longestWait() {
    Optional<Instant> probe = pause.isPresent() ? Optional.empty() : endpoint.nextProbeAt();
    return probe
        .map(at -> Duration.between(clock.instant(), at))
        .filter(wait -> !wait.isNegative() && !wait.isZero())
        .map(wait -> wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait)
        .orElse(UNTIL_SIGNALLED);
  }

  private void left(Sign sign, boolean probe) {
    inFlight--;
    Reachability.State before = endpoint.state();
    int allowedBefore = endpoint.allowed();
    endpoint.left(sign, probe, clock.instant());
    if (probe || before.getClass() != endpoint.state().getClass()) {
      changed.signalAll();
      tell(before, endpoint.state());
    } else {
      changed.signal();
      if (endpoint.allowed() > allowedBefore) {
        changed.signal();
      }
    }
  }

  private static void tell(Reachability.State before, Reachability.State now) {
    if (before instanceof Open && now instanceof Shut shut) {
      LOG.warning("endpoint-unreachable")
          .with("nextProbeAt", shut.nextProbeAt())
          .tell("True Pulse is unreachable; calls wait, and one is tried at " + shut.nextProbeAt());
    } else if (before instanceof Shut shut && now instanceof Open) {
      LOG.info("endpoint-reachable")
          .with("unreachableSince", shut.since())
          .tell("True Pulse answers again; waiting calls are delivered, ever more at once");
    }
  }

  /**
   * Shuts the gate for an operators' pause, or ends it. Attempts under way are not touched.
   *
   * @param wanted the pause that holds, or empty
   */
  public void hold(Optional<Pause> wanted) {
    lock.lock();
    try {
      pause = wanted;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Since when True Pulse has given no verdict; empty when its last attempt had one. */
  Optional<Silence> silence() {
    lock.lock();
    try {
      return endpoint.silence();
    } finally {
      lock.unlock();
    }
  }

  /** The gate as it is now. */
  public GateSnapshot snapshot() {
    lock.lock();
    try {
      Optional<Shut> shut = endpoint.state() instanceof Shut s ? Optional.of(s) : Optional.empty();
      GateSnapshot.State state =
          shut.isPresent() ? GateSnapshot.State.UNREACHABLE : GateSnapshot.State.OPEN;
      return new GateSnapshot(
          pause.isPresent() ? GateSnapshot.State.PAUSED : state,
          pause.map(Pause::since).orElse(endpoint.state().since()),
          pause,
          shut.map(Shut::since),
          endpoint.nextProbeAt(),
          inFlight,
          endpoint.allowed(),
          waiting);
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody pass any more and sends away all who wait, with {@link GateClosed}. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
