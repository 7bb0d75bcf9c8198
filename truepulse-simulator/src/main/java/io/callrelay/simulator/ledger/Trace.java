package io.callrelay.simulator.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What is kept of an arrival for as long as the program runs; three longs when it is packed.
 *
 * @param number of the arrival, up to 2^36
 * @param micros its time, in microseconds since 1970
 * @param connection its connection, up to 2^28
 * @param verdict what it was
 * @param post whether it was a POST
 * @param position where its line starts in the journal; of no meaning without one
 */
record Trace(
    long number, long micros, long connection, Verdict verdict, boolean post, long position) {
  /** Longs of a packed trace. */
  static final int WIDTH = 3;

  private static final int CONNECTION_BITS = 28;
  private static final long CONNECTIONS = (1L << CONNECTION_BITS) - 1;
  private static final int VERDICT_MASK = 15;

  /** Above the verdict and the bit that says POST. */
  private static final int MICROS_SHIFT = 5;

  private static final List<Verdict> VERDICTS = List.of(Verdict.values());

  static Trace of(Arrival arrival, long position) {
    return new Trace(
        arrival.number(),
        micros(arrival.at()),
        arrival.connection(),
        arrival.verdict(),
        arrival.isPost(),
        position);
  }

  static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Writes the three longs from this place on. */
  void pack(long[] target, int at) {
    target[at] = (number << CONNECTION_BITS) | (connection & CONNECTIONS);
    target[at + 1] =
        (micros << MICROS_SHIFT) | ((long) VERDICTS.indexOf(verdict) << 1) | (post ? 1 : 0);
    target[at + 2] = position;
  }

  /** Reads what {@link #pack} wrote. */
  static Trace unpack(long[] source, int at) {
    long second = source[at + 1];
    int verdict = (int) (second >>> 1) & VERDICT_MASK;
    return new Trace(
        source[at] >>> CONNECTION_BITS,
        second >> MICROS_SHIFT,
        source[at] & CONNECTIONS,
        VERDICTS.get(verdict),
        (second & 1) == 1,
        source[at + 2]);
  }

  Instant at() {
    return instant(micros);
  }
}
