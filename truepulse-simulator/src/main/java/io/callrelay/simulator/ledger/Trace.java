package io.callrelay.simulator.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What is kept of an arrival for as long as the program runs. */
final class Trace {
  final long number;
  private final long micros;
  private final int connection;
  final Verdict verdict;

  /** Where its line starts in the journal; of no meaning without one. */
  final long position;

  /** The whole arrival, while it is among the newest. */
  @Nullable Arrival details;

  Trace(Arrival arrival, long position) {
    this.number = arrival.number();
    this.micros = ChronoUnit.MICROS.between(Instant.EPOCH, arrival.at());
    this.connection = (int) arrival.connection();
    this.verdict = arrival.verdict();
    this.position = position;
    this.details = arrival;
  }

  Instant at() {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  long connection() {
    return connection;
  }
}
