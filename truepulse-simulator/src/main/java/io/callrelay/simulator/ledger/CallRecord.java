package io.callrelay.simulator.ledger;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The arrivals of one call: all of them counted, the first 20 and the last 20 kept. */
final class CallRecord {
  static final int KEPT_FIRST = 20;
  static final int KEPT_LAST = 20;
  private static final int FULL = (KEPT_FIRST + KEPT_LAST) * Trace.WIDTH;
  private static final int SECOND_HALF = KEPT_FIRST * Trace.WIDTH;

  private long[] traces = new long[0];
  private int posts;
  private int before;
  private int duplicates;
  private int conflicts;
  private boolean accepted;
  private long acceptedAt;

  void add(Trace trace) {
    posts += trace.post() ? 1 : 0;
    switch (trace.verdict()) {
      case ACCEPTED -> {
        accepted = true;
        acceptedAt = trace.micros();
      }
      case DUPLICATE -> duplicates++;
      case CONFLICT -> conflicts++;
      case REFUSED, VIOLATION, ELSEWHERE, DROPPED -> before += accepted ? 0 : 1;
    }
    keep(trace);
  }

  private void keep(Trace trace) {
    if (traces.length < FULL) {
      traces = Arrays.copyOf(traces, traces.length + Trace.WIDTH);
    } else {
      int rest = FULL - SECOND_HALF - Trace.WIDTH;
      System.arraycopy(traces, SECOND_HALF + Trace.WIDTH, traces, SECOND_HALF, rest);
    }
    trace.pack(traces, traces.length - Trace.WIDTH);
  }

  CallHistory history(String id, Optional<Duration> delay, boolean late, Details details) {
    List<Sighting> sightings =
        IntStream.range(0, traces.length / Trace.WIDTH)
            .mapToObj(i -> Trace.unpack(traces, i * Trace.WIDTH))
            .map(details::sighting)
            .toList();
    return new CallHistory(
        id,
        state(),
        acceptedAt().map(Trace::instant),
        posts,
        before,
        duplicates,
        conflicts,
        delay,
        late,
        sightings);
  }

  CallState state() {
    if (!accepted) {
      return CallState.WAITING;
    }
    return conflicts > 0 ? CallState.CONFLICTING : CallState.ACCEPTED;
  }

  /** The time of the first acceptance, in microseconds since 1970. */
  Optional<Long> acceptedAt() {
    return accepted ? Optional.of(acceptedAt) : Optional.empty();
  }

  long posts() {
    return posts;
  }
}
