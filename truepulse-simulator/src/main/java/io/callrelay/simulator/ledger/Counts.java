package io.callrelay.simulator.ledger;

import java.util.EnumMap;
import java.util.Map;

/** Running counts of arrivals. */
final class Counts {
  private final Map<Verdict, Long> byVerdict = new EnumMap<>(Verdict.class);
  private long arrivals;
  private long posts;
  private long withViolations;

  void add(Entry entry) {
    arrivals++;
    posts += entry.trace().post() ? 1 : 0;
    withViolations += entry.violated() ? 1 : 0;
    byVerdict.merge(entry.trace().verdict(), 1L, Long::sum);
  }

  long arrivals() {
    return arrivals;
  }

  Summary summary(int calls, long lateCalls) {
    long accepted = byVerdict.getOrDefault(Verdict.ACCEPTED, 0L);
    return new Summary(
        arrivals, posts, calls, accepted, Map.copyOf(byVerdict), withViolations, lateCalls);
  }
}
