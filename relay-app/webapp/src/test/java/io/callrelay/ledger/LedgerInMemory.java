package io.callrelay.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import io.callrelay.call.Call;
import io.callrelay.call.CallId;
import io.callrelay.ledger.DueCalls.Picked;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Attempted;
import io.callrelay.ledger.LedgerEntry.Rejected;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The ledger without its database: the same rows with the same verbs, and what the tables and the
 * questions asked of them do to entries. {@code LedgerInMemoryTest} holds it against a real one.
 */
public class LedgerInMemory {
  private final Map<CallId, CallRecord> rows = new LinkedHashMap<>();
  private final Map<CallId, Instant> queuedAt = new HashMap<>();
  private final Set<UUID> attempts = new HashSet<>();
  private final Set<UUID> rejections = new HashSet<>();

  /** Writes an entry as one group would. */
  public Recorded write(LedgerEntry entry, boolean replayed) {
    if (entry instanceof Accepted accepted) {
      return accept(accepted);
    }
    UUID id =
        entry instanceof Attempted attempted ? attempted.attempt().id() : ((Rejected) entry).id();
    boolean isNew = (entry instanceof Attempted ? attempts : rejections).add(id);
    if (!isNew && !replayed) {
      throw new IllegalStateException("the key " + id + " is there already");
    }
    return entry instanceof Attempted attempted
        ? attempt(attempted, isNew)
        : new Recorded(Optional.empty());
  }

  private Recorded accept(Accepted entry) {
    Optional<CallView> before = find(entry.call().id());
    if (before.isEmpty()) {
      add(CallRecord.accepted(entry));
    } else {
      rows.get(entry.call().id()).acceptedAlso(entry);
    }
    return new Recorded(before);
  }

  private Recorded attempt(Attempted entry, boolean isNew) {
    Optional<CallView> before = find(entry.call().id());
    if (isNew) {
      CallRecord row =
          before.isEmpty()
              ? add(CallRecord.attemptedFirst(entry.call(), entry.origin()))
              : rows.get(entry.call().id());
      row.attempted(entry.attempt(), entry.next());
    }
    return new Recorded(before);
  }

  private CallRecord add(CallRecord row) {
    rows.put(row.callId(), row);
    queuedAt.put(row.callId(), row.origin().acceptedAt());
    return row;
  }

  /** What is known of a call. */
  public Optional<CallView> find(CallId id) {
    return Optional.ofNullable(rows.get(id)).map(CallRecord::view);
  }

  /** What is known of all calls. */
  public List<CallView> all() {
    return rows.values().stream().map(CallRecord::view).toList();
  }

  /** Whether an attempt has been written. */
  public boolean has(UUID attempt) {
    return attempts.contains(attempt);
  }

  /** When the next call that waits here is due. */
  public Optional<Instant> nextDue() {
    return all().stream()
        .filter(view -> view.state() == CallState.RETRYING)
        .map(view -> view.nextAttemptAt().orElseThrow())
        .min(Comparator.naturalOrder());
  }

  /** As {@link DueCalls#pickDue}. */
  public List<Picked> pickDue(Instant now, int most) {
    return first(
            view ->
                view.state() == CallState.RETRYING
                    && !view.nextAttemptAt().orElseThrow().isAfter(now),
            view -> view.nextAttemptAt().orElseThrow(),
            most)
        .stream()
        .map(call -> queueAgain(rows.get(call), now))
        .toList();
  }

  /** As {@link DueCalls#letLostWait}. */
  public List<CallId> letLostWait(Instant before, Instant due, int most, Set<CallId> except) {
    List<CallId> lost =
        first(
            view ->
                view.state() == CallState.QUEUED
                    && queuedAt.get(view.call().id()).isBefore(before)
                    && mayBeLost(view, before)
                    && !except.contains(view.call().id()),
            view -> queuedAt.get(view.call().id()),
            most);
    lost.forEach(call -> rows.get(call).waitUntil(due));
    return lost;
  }

  /** Whether its message was not to wait in the queue for longer than that. */
  protected boolean mayBeLost(CallView view, Instant before) {
    return view.nextAttemptAt().filter(at -> !at.isBefore(before)).isEmpty();
  }

  private List<CallId> first(
      Predicate<CallView> which, Function<CallView, Instant> order, int most) {
    return all().stream()
        .filter(which)
        .sorted(Comparator.comparing(order))
        .limit(most)
        .map(view -> view.call().id())
        .toList();
  }

  private Picked queueAgain(CallRecord row, Instant now) {
    row.queueAgain(UuidCreator.getTimeOrderedEpoch(), now);
    queuedAt.put(row.callId(), now);
    Call call = row.view().call();
    return new Picked(call, row.origin(), row.attempts());
  }

  /** As {@link DueCalls#putBack}. */
  public void putBack(Collection<Picked> picked, Instant due) {
    Set<UUID> tickets =
        picked.stream().map(call -> call.origin().ticket()).collect(Collectors.toSet());
    picked.stream()
        .map(call -> rows.get(call.call().id()))
        .filter(row -> tickets.stream().anyMatch(row::standsFor))
        .forEach(row -> row.waitUntil(due));
  }
}
