package io.callrelay.simulator.ledger;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whole arrivals with headers and body: in the journal when there is one, otherwise the newest in
 * memory, as the journal would have them, which takes half the room of the objects.
 */
final class Details {
  private final Optional<Journal> journal;

  /** A ring; the arrival with number n is at n modulo its length. */
  private final byte[][] newest;

  Details(Optional<Journal> journal, int kept) {
    this.journal = journal;
    this.newest = new byte[journal.isPresent() ? 0 : kept][];
  }

  void keep(Arrival arrival) {
    if (journal.isEmpty()) {
      newest[(int) (arrival.number() % newest.length)] = JournalLine.bytes(arrival);
    }
  }

  Sighting sighting(Trace trace) {
    return new Sighting(trace.number(), trace.at(), trace.connection(), trace.verdict(), of(trace));
  }

  /** Empty: no longer kept. */
  Optional<Arrival> of(Trace trace) {
    if (journal.isPresent()) {
      return journal.get().read(trace.position());
    }
    byte[] line = newest[(int) (trace.number() % newest.length)];
    return Optional.ofNullable(line)
        .map(Details::parse)
        .filter(arrival -> arrival.number() == trace.number());
  }

  private static Arrival parse(byte[] line) {
    try {
      return JournalLine.read(line);
    } catch (IOException e) {
      throw new IllegalStateException("an arrival in memory cannot be read back", e);
    }
  }

  void clear() {
    Arrays.fill(newest, null);
  }
}
