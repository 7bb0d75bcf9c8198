package io.callrelay.simulator.ledger;

import io.callrelay.simulator.ledger.CallLedger.CallLine;
import io.callrelay.simulator.spec.Fingerprint;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Every call that came, in the order they first came. A call that came once takes five longs beside
 * its id; what came more often has a {@link CallRecord} as well.
 */
final class CallTable {
  private static final int ROWS = 1 << 11;

  /** The first half of the accepted content's fingerprint: 64 bits tell two contents apart. */
  private static final int FINGERPRINT = 0;

  /** The end of the call in microseconds since 1970, or {@link #UNKNOWN}. */
  private static final int END = 1;

  /** The first trace; in place of its position, -1 minus the number of the call's record. */
  private static final int FIRST = 2;

  private static final int WIDTH = FIRST + Trace.WIDTH;
  private static final int RECORD = WIDTH - 1;
  private static final long UNKNOWN = Long.MIN_VALUE;

  private final Duration lateAfter;
  private final IdIndex ids = new IdIndex();
  private final List<long[]> rows = new ArrayList<>();
  private final List<CallRecord> records = new ArrayList<>();
  private long late;

  CallTable(Duration lateAfter) {
    this.lateAfter = lateAfter;
  }

  int size() {
    return ids.size();
  }

  /** Calls that first came later after their end than is allowed. */
  long late() {
    return late;
  }

  Standing standing(String id, Fingerprint content) {
    int call = ids.find(id);
    if (call < 0 || record(call).state() == CallState.WAITING) {
      return Standing.NOT_ACCEPTED;
    }
    return rows(call)[at(call) + FINGERPRINT] == content.high()
        ? Standing.ACCEPTED_WITH_THIS_CONTENT
        : Standing.ACCEPTED_WITH_OTHER_CONTENT;
  }

  void add(String id, Entry entry) {
    int known = ids.find(id);
    int call = known < 0 ? addNew(id, entry.trace()) : known;
    if (known >= 0) {
      recordToKeep(call).add(entry.trace());
    }
    if (entry.trace().verdict() == Verdict.ACCEPTED) {
      rows(call)[at(call) + FINGERPRINT] = entry.fingerprint().high();
    }
    entry.callEnd().ifPresent(end -> ended(call, end));
  }

  private int addNew(String id, Trace trace) {
    int call = ids.add(id);
    if (call % ROWS == 0) {
      rows.add(new long[ROWS * WIDTH]);
    }
    rows(call)[at(call) + END] = UNKNOWN;
    trace.pack(rows(call), at(call) + FIRST);
    return call;
  }

  /** The first end that is told counts; what came before may have been unreadable. */
  private void ended(int call, long end) {
    if (rows(call)[at(call) + END] == UNKNOWN) {
      rows(call)[at(call) + END] = end;
      late += isLate(call) ? 1 : 0;
    }
  }

  private CallRecord recordToKeep(int call) {
    CallRecord record = record(call);
    if (rows(call)[at(call) + RECORD] >= 0) {
      records.add(record);
      rows(call)[at(call) + RECORD] = -records.size();
    }
    return record;
  }

  private CallRecord record(int call) {
    long number = rows(call)[at(call) + RECORD];
    if (number < 0) {
      return records.get((int) (-1 - number));
    }
    CallRecord once = new CallRecord();
    once.add(Trace.unpack(rows(call), at(call) + FIRST));
    return once;
  }

  /** From the end of the call to its first arrival. */
  private Optional<Duration> delay(int call) {
    long end = rows(call)[at(call) + END];
    long first = Trace.unpack(rows(call), at(call) + FIRST).micros();
    return end == UNKNOWN
        ? Optional.empty()
        : Optional.of(Duration.of(first - end, ChronoUnit.MICROS));
  }

  private boolean isLate(int call) {
    return delay(call).filter(delay -> delay.compareTo(lateAfter) > 0).isPresent();
  }

  private long[] rows(int call) {
    return rows.get(call / ROWS);
  }

  private static int at(int call) {
    return call % ROWS * WIDTH;
  }

  OptionalInt find(String id) {
    int call = ids.find(id);
    return call < 0 ? OptionalInt.empty() : OptionalInt.of(call);
  }

  /** Numbers of calls in the order they first came. */
  IntStream calls(Optional<CallState> state) {
    return IntStream.range(0, size())
        .filter(call -> state.isEmpty() || record(call).state() == state.get());
  }

  CallLine line(int call) {
    CallRecord record = record(call);
    return new CallLine(
        ids.id(call),
        record.state(),
        record.posts(),
        record.acceptedAt().map(Trace::instant),
        delay(call),
        isLate(call));
  }

  CallHistory history(int call, Details details) {
    return record(call).history(ids.id(call), delay(call), isLate(call), details);
  }
}
