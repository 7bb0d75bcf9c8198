package io.callrelay.simulator.ledger;

import java.util.Map;

/**
 * Counts since the start or the last reset; with a journal, those of earlier runs are in it.
 *
 * @param arrivals requests read in full, of any method and path
 * @param posts the POSTs among them
 * @param calls different ids
 * @param acceptedCalls ids that the vendor has
 * @param byVerdict arrivals by what they were
 * @param withViolations arrivals that broke the specification, before or after acceptance
 * @param lateCalls ids that first came later after the end of the call than the limit allows
 */
public record Summary(
    long arrivals,
    long posts,
    long calls,
    long acceptedCalls,
    Map<Verdict, Long> byVerdict,
    long withViolations,
    long lateCalls) {

  public long count(Verdict verdict) {
    return byVerdict.getOrDefault(verdict, 0L);
  }
}
