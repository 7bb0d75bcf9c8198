package io.callrelay.bench;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.SimulatedTruePulse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Measures the relay against what is deployed beside it, on the same server in the same run, so
 * that what is said does not depend on the machine.
 */
final class Comparing {
  private static final int CONNECTIONS = 64;
  private static final Duration EACH = Duration.ofSeconds(10);
  private static final int ROUNDS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final double FIRST_STEP = 0.1;
  private static final double FINEST_STEP = 0.0125;

  private final RelayUnderLoad relay;
  private final SimulatedTruePulse truePulse;
  private final Beside beside;
  private final Set<String> accepted = new HashSet<>();
  private double noOp;

  Comparing(RelayUnderLoad relay, SimulatedTruePulse truePulse) throws IOException {
    this.relay = relay;
    this.truePulse = truePulse;
    this.beside = Beside.deploy(relay);
  }

  /** B1, B4, B2 and B7's memory, in the order in which they can be measured. */
  List<Measure> measures() throws IOException, InterruptedException {
    List<Measure> measures = new ArrayList<>();
    measures.add(accepting());
    measures.add(draining());
    measures.add(sustained());
    long megabytes = relay.residentMegabytes();
    measures.add(
        new Measure(
            "B7",
            "resident memory after B2",
            megabytes,
            megabytes + " MB, the relay's process without its database server",
            "<= 700 MB",
            megabytes <= 700));
    return measures;
  }

  /** All calls that were accepted. */
  Set<String> accepted() {
    return accepted;
  }

  /** With delivery paused, so that only accepting is measured; in turns, against drift. */
  private Measure accepting() {
    Load onNoOp = new Load(beside.noOp(), CONNECTIONS);
    Load onRelay = new Load(relay.intake(), CONNECTIONS);
    Books warm = onNoOp.asMuchAsGoes("no-op-warm", EACH);
    if (warm.accepted().isEmpty()) {
      throw new IllegalStateException("the no-op POST answers " + warm.otherAnswers());
    }
    relay.pause();
    double theirs = 0;
    double ours = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      theirs += onNoOp.asMuchAsGoes("no-op-" + round, EACH).perSecond() / ROUNDS;
      Books books = onRelay.asMuchAsGoes("accept-" + round, EACH);
      accepted.addAll(books.accepted().keySet());
      ours += books.perSecond() / ROUNDS;
    }
    noOp = theirs;
    return ratio("B1", "durable accept / no-op POST", ours, theirs, 0.8);
  }

  /** What was accepted meanwhile is let go; the first and the last tenth are left out. */
  private Measure draining() throws IOException, InterruptedException {
    long recorded = relay.delivered();
    long before = truePulse.summary().acceptedCalls();
    long waiting = accepted.size();
    relay.resume();
    long begin = whenArrived(before + waiting / 10);
    long end = whenArrived(before + waiting * 9 / 10);
    double ours = waiting * 0.8e9 / (end - begin);
    whenArrived(before + waiting);
    whenRecorded(recorded + waiting);
    int calls = Math.toIntExact(Math.min(waiting, 20_000));
    beside.bareRestClient(truePulse.webhook(), calls / 4, CONNECTIONS);
    double theirs = beside.bareRestClient(truePulse.webhook(), calls, CONNECTIONS);
    return ratio("B4", "drain of a backlog / bare Rest Client", ours, theirs, 0.7);
  }

  private long whenArrived(long calls) {
    within(
        PATIENCE,
        () -> assertThat(truePulse.summary().acceptedCalls()).isGreaterThanOrEqualTo(calls));
    return System.nanoTime();
  }

  private void whenRecorded(long calls) {
    within(PATIENCE, () -> assertThat(relay.delivered()).isGreaterThanOrEqualTo(calls));
  }

  /**
   * The highest rate at which as much is recorded as delivered as is posted: in steps, and in finer
   * ones from the last that was kept up.
   */
  private Measure sustained() {
    double best = 0;
    while (holds(best + FIRST_STEP)) {
      best += FIRST_STEP;
    }
    for (double step = FIRST_STEP / 2; step >= FINEST_STEP; step /= 2) {
      best += holds(best + step) ? step : 0;
    }
    return ratio("B2", "sustained through to the ledger / no-op POST", best * noOp, noOp, 0.5);
  }

  private boolean holds(double part) {
    long before = relay.delivered();
    long there = truePulse.summary().acceptedCalls();
    double rate = part * noOp;
    String series = "sustained-%.0f".formatted(rate);
    Books books = new Load(relay.intake(), 2 * CONNECTIONS).atRate(series, rate, EACH);
    long waiting = before + books.accepted().size() - relay.delivered();
    accepted.addAll(books.accepted().keySet());
    System.out.printf(
        "bench: at %.0f/s: %.0f/s accepted, other answers %s, %d wait at the end%n",
        rate, books.perSecond(), books.otherAnswers(), waiting);
    whenArrived(there + books.accepted().size());
    whenRecorded(before + books.accepted().size());
    return books.otherAnswers().isEmpty() && books.perSecond() >= 0.95 * rate && waiting <= rate;
  }

  private static Measure ratio(String id, String what, double ours, double theirs, double goal) {
    return new Measure(
        id,
        what,
        ours / theirs,
        "%.2f (%.0f/s to %.0f/s)".formatted(ours / theirs, ours, theirs),
        ">= " + goal,
        ours / theirs >= goal);
  }
}
