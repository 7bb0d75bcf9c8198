package io.callrelay.simulator.ledger;

import io.callrelay.simulator.spec.Fingerprint;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One call in memory: about 250 bytes when it came once, at most 40 traces however often it came.
 */
final class CallRecord {
  static final int KEPT_FIRST = 20;
  static final int KEPT_LAST = 20;
  private static final Trace[] NONE = new Trace[0];

  final String callId;
  private Trace[] first = NONE;
  private Trace[] last = NONE;
  private int posts;
  private int before;
  private int duplicates;
  private int conflicts;
  private @Nullable Trace acceptance;
  private long fingerprintHigh;
  private long fingerprintLow;

  CallRecord(String callId) {
    this.callId = callId;
  }

  void add(Trace trace, boolean post, Fingerprint fingerprint) {
    posts += post ? 1 : 0;
    switch (trace.verdict) {
      case ACCEPTED -> accept(trace, fingerprint);
      case DUPLICATE -> duplicates++;
      case CONFLICT -> conflicts++;
      case REFUSED, VIOLATION, ELSEWHERE, DROPPED -> before += acceptance == null ? 1 : 0;
    }
    keep(trace);
  }

  private void accept(Trace trace, Fingerprint fingerprint) {
    acceptance = trace;
    fingerprintHigh = fingerprint.high();
    fingerprintLow = fingerprint.low();
  }

  private void keep(Trace trace) {
    if (first.length < KEPT_FIRST) {
      first = appended(first, trace);
    } else if (last.length < KEPT_LAST) {
      last = appended(last, trace);
    } else {
      System.arraycopy(last, 1, last, 0, KEPT_LAST - 1);
      last[KEPT_LAST - 1] = trace;
    }
  }

  private static Trace[] appended(Trace[] traces, Trace trace) {
    Trace[] longer = Arrays.copyOf(traces, traces.length + 1);
    longer[traces.length] = trace;
    return longer;
  }

  Stream<Trace> traces() {
    return Stream.concat(Arrays.stream(first), Arrays.stream(last));
  }

  Standing standing(Fingerprint content) {
    if (acceptance == null) {
      return Standing.NOT_ACCEPTED;
    }
    boolean same = content.high() == fingerprintHigh && content.low() == fingerprintLow;
    return same ? Standing.ACCEPTED_WITH_THIS_CONTENT : Standing.ACCEPTED_WITH_OTHER_CONTENT;
  }

  CallState state() {
    if (acceptance == null) {
      return CallState.WAITING;
    }
    return conflicts > 0 ? CallState.CONFLICTING : CallState.ACCEPTED;
  }

  @Nullable Trace acceptance() {
    return acceptance;
  }

  long posts() {
    return posts;
  }

  long attemptsBeforeAcceptance() {
    return before;
  }

  long duplicates() {
    return duplicates;
  }

  long conflicts() {
    return conflicts;
  }
}
