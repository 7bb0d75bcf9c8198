package io.callrelay.simulator.control;

import io.callrelay.simulator.ledger.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The newest 100,000 arrivals, to be searched. A search reads them all from the newest on, which
 * takes some milliseconds. Safe for use by several threads; arrivals may come out of order.
 */
final class ArrivalIndex {
  static final int SIZE = 100_000;

  private final AtomicReferenceArray<@Nullable IndexedArrival> ring =
      new AtomicReferenceArray<>(SIZE);
  private final AtomicLong newest = new AtomicLong();
  private volatile String epoch = UUID.randomUUID().toString();

  /** Returns false for an arrival that is in it. */
  boolean add(Arrival arrival) {
    IndexedArrival entry = IndexedArrival.of(arrival);
    IndexedArrival before = ring.getAndSet((int) (entry.number() % SIZE), entry);
    newest.accumulateAndGet(entry.number(), Math::max);
    return before == null || before.number() != entry.number();
  }

  /** Forgets all; numbers begin again. */
  void clear() {
    newest.set(0);
    for (int i = 0; i < SIZE; i++) {
      ring.set(i, null);
    }
    epoch = UUID.randomUUID().toString();
  }

  /** Changes when numbers begin again: with the program, and when all is forgotten. */
  String epoch() {
    return epoch;
  }

  /** The number of the newest arrival; 0 while there is none. */
  long newest() {
    return newest.get();
  }

  /**
   * What was found.
   *
   * @param arrivals newest first
   * @param more whether there are older ones that fit, or newer than {@code after} that were left
   *     out
   */
  record Found(List<IndexedArrival> arrivals, boolean more) {}

  /**
   * The newest that fit.
   *
   * @param after only those with a higher number
   * @param before only those with a lower number
   */
  Found search(ArrivalQuery query, long after, long before, int limit) {
    List<IndexedArrival> found = new ArrayList<>();
    long first = Math.min(newest.get(), before - 1);
    long last = Math.max(after, newest.get() - SIZE);
    for (long number = first; number > last; number--) {
      IndexedArrival entry = ring.get((int) (number % SIZE));
      if (entry != null && entry.number() == number && query.fits(entry)) {
        if (found.size() == limit) {
          return new Found(found, true);
        }
        found.add(entry);
      }
    }
    return new Found(found, false);
  }
}
