package io.callrelay.operations;

import io.callrelay.delivery.Gate;
import io.callrelay.delivery.GateSnapshot;
import io.callrelay.escalation.KnownIncidents;
import io.callrelay.ledger.Backlog;
import io.callrelay.ledger.Ledger;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.platform.BackgroundLoop;
import io.callrelay.platform.metrics.Metric;
import io.callrelay.platform.metrics.Metrics;
import io.callrelay.queue.QueueDepth;
import io.callrelay.queue.QueueProbe;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Reads every few seconds what Prometheus is shown, so that no scrape waits for a neighbour; and
 * what is known here apart from what a neighbour must be asked for, so that one that hangs is seen
 * to.
 */
@ApplicationScoped
class Gauges {
  private static final Duration KNOWN_EVERY = Duration.ofSeconds(2);
  private static final Duration ASKED_EVERY = Duration.ofSeconds(10);
  private static final double MILLIS_PER_SECOND = 1e3;

  @Inject private Metrics metrics;
  @Inject private Gate gate;
  @Inject private QueueProbe queue;
  @Inject private QueueDepth depth;
  @Inject private Ledger ledger;
  @Inject private Backlog backlog;
  @Inject private KnownIncidents incidents;
  @Inject private Clock clock;
  @Inject private Executor executor;

  private @Nullable BackgroundLoop known;
  private @Nullable BackgroundLoop asked;

  /** For the container, which fills in the rest. */
  @SuppressWarnings("NullAway.Init")
  protected Gauges() {}

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    metrics.set(Metric.BUILD, 1, Version.CURRENT);
    known = BackgroundLoop.start("gauges", KNOWN_EVERY, executor, this::readKnown);
    asked = BackgroundLoop.start("gauges-asked", ASKED_EVERY, executor, this::readAsked);
  }

  @PreDestroy
  void stop() {
    if (known != null) {
      known.close();
    }
    if (asked != null) {
      asked.close();
    }
  }

  private void readKnown() {
    readGate(gate.snapshot());
    metrics.set(Metric.LEDGER_UP, ledger.problem().isEmpty() ? 1 : 0);
    metrics.set(Metric.QUEUE_UP, queue.problem().isEmpty() ? 1 : 0);
  }

  private void readAsked() {
    readUndelivered();
    show("calls", depth.ofCalls());
    show("settlements", depth.ofSettlements());
    metrics.set(Metric.INCIDENTS_OPEN, incidents.open().size());
    metrics.set(Metric.GAUGES_READ, unixTime(clock.instant()));
  }

  private void readGate(GateSnapshot now) {
    for (GateSnapshot.State state : GateSnapshot.State.values()) {
      metrics.set(
          Metric.GATE_STATE, state == now.state() ? 1 : 0, state.name().toLowerCase(Locale.ROOT));
    }
    metrics.set(Metric.GATE_SINCE, unixTime(now.since()));
    metrics.set(Metric.GATE_WAITING, now.waiting());
    metrics.set(Metric.ATTEMPTS_IN_FLIGHT, now.inFlight());
    metrics.set(Metric.ATTEMPTS_ALLOWED, now.allowed());
  }

  private void readUndelivered() {
    try {
      Backlog.Undelivered waiting = backlog.count();
      waiting
          .byState()
          .forEach(
              (state, calls) ->
                  metrics.set(Metric.UNDELIVERED, calls, state.name().toLowerCase(Locale.ROOT)));
      metrics.set(
          Metric.OLDEST_UNDELIVERED,
          waiting.oldestAcceptedAt().map(this::age).orElse(Duration.ZERO).toMillis()
              / MILLIS_PER_SECOND);
    } catch (LedgerUnavailable e) {
      // LEDGER_UP tells of it; a number that nobody can vouch for is not shown.
      metrics.forget(Metric.UNDELIVERED);
      metrics.forget(Metric.OLDEST_UNDELIVERED);
    }
  }

  private Duration age(Instant acceptedAt) {
    Duration age = Duration.between(acceptedAt, clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  private void show(String name, OptionalLong messages) {
    messages.ifPresentOrElse(
        count -> metrics.set(Metric.QUEUE_DEPTH, (double) count, name),
        () -> metrics.forget(Metric.QUEUE_DEPTH, name));
  }

  private static double unixTime(Instant time) {
    return time.toEpochMilli() / MILLIS_PER_SECOND;
  }
}
