package io.callrelay.simulator.ledger;

import io.callrelay.simulator.spec.Fingerprint;
import io.callrelay.simulator.spec.Violation;
import io.callrelay.simulator.spec.WebhookRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Every call that came. Safe for use by several threads. */
public final class CallLedger {
  private final Clock clock;
  private final Optional<Journal> journal;
  private final int keptDetails;
  private final Map<String, CallRecord> calls = new LinkedHashMap<>();
  private final Deque<Trace> newest = new ArrayDeque<>();
  private final List<Consumer<Arrival>> listeners = new CopyOnWriteArrayList<>();
  private CallRecord unidentified = new CallRecord("");
  private Counts counts = new Counts();

  /**
   * Replays the journal first.
   *
   * @param keptDetails how many of the newest arrivals are kept with headers and body in memory
   */
  public CallLedger(Clock clock, Optional<Journal> journal, int keptDetails) throws IOException {
    this.clock = clock;
    this.journal = journal;
    this.keptDetails = keptDetails;
    if (journal.isPresent()) {
      journal.get().replay(this::apply);
    }
  }

  public synchronized Standing standing(String callId, Fingerprint content) {
    CallRecord call = calls.get(callId);
    return call == null ? Standing.NOT_ACCEPTED : call.standing(content);
  }

  /** Enters an arrival: in the journal first, then in memory, then to those who listen. */
  public Arrival enter(
      long connection,
      WebhookRequest request,
      Optional<String> callId,
      Fingerprint fingerprint,
      Judgement judgement) {
    Arrival arrival;
    synchronized (this) {
      arrival =
          new Arrival(
              counts.arrivals() + 1,
              clock.instant().truncatedTo(ChronoUnit.MICROS),
              connection,
              callId,
              fingerprint,
              request,
              judgement.verdict(),
              judgement.answer(),
              judgement.violations());
      long position = journal.isPresent() ? journal.get().append(arrival) : 0;
      apply(arrival, position);
    }
    listeners.forEach(listener -> listener.accept(arrival));
    return arrival;
  }

  /** What was decided about an arrival. */
  public record Judgement(Verdict verdict, String answer, List<Violation> violations) {}

  private synchronized void apply(Arrival arrival, long position) {
    Trace trace = new Trace(arrival, position);
    CallRecord call =
        arrival.callId().map(id -> calls.computeIfAbsent(id, CallRecord::new)).orElse(unidentified);
    call.add(trace, arrival.isPost(), arrival.fingerprint());
    counts.add(arrival);
    newest.addLast(trace);
    if (newest.size() > keptDetails) {
      newest.removeFirst().details = null;
    }
  }

  /** Called with each arrival after it was entered, on the webhook's thread: be quick. */
  public Runnable listen(Consumer<Arrival> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Empty: never seen. */
  public synchronized Optional<CallHistory> history(String callId) {
    return Optional.ofNullable(calls.get(callId)).map(this::history);
  }

  /** Requests that named no call. */
  public synchronized CallHistory unidentified() {
    return history(unidentified);
  }

  private CallHistory history(CallRecord call) {
    return new CallHistory(
        call.callId,
        call.state(),
        Optional.ofNullable(call.acceptance()).map(Trace::at),
        call.posts(),
        call.attemptsBeforeAcceptance(),
        call.duplicates(),
        call.conflicts(),
        call.traces().map(this::sighting).toList());
  }

  private Sighting sighting(Trace trace) {
    return new Sighting(
        trace.number, trace.at(), trace.connection(), trace.verdict, details(trace));
  }

  private Optional<Arrival> details(Trace trace) {
    Arrival kept = trace.details;
    return kept != null ? Optional.of(kept) : journal.map(file -> file.read(trace.position));
  }

  /**
   * Calls in the order they first came, without those before {@code skip}, at most {@code limit}.
   */
  public synchronized List<CallLine> calls(Optional<CallState> state, int skip, int limit) {
    return calls.values().stream()
        .filter(call -> state.isEmpty() || call.state() == state.get())
        .skip(skip)
        .limit(limit)
        .map(CallLedger::line)
        .toList();
  }

  private static CallLine line(CallRecord call) {
    Optional<Instant> accepted = Optional.ofNullable(call.acceptance()).map(Trace::at);
    return new CallLine(call.callId, call.state(), call.posts(), accepted);
  }

  /** One call in a list. */
  public record CallLine(
      String callId, CallState state, long posts, Optional<Instant> firstAccepted) {}

  /** Those of the ids that never came, in the given order. */
  public synchronized List<String> neverSeen(Collection<String> callIds) {
    return callIds.stream().filter(id -> !calls.containsKey(id)).toList();
  }

  /** The newest arrivals that are in memory with their details, oldest first. */
  public synchronized List<Arrival> newest() {
    List<Arrival> arrivals = new ArrayList<>(newest.size());
    newest.forEach(trace -> details(trace).ifPresent(arrivals::add));
    return arrivals;
  }

  public synchronized Summary summary() {
    return counts.summary(calls.size());
  }

  /** Forgets everything, in the journal as well. */
  public synchronized void clear() {
    journal.ifPresent(Journal::clear);
    calls.clear();
    newest.clear();
    unidentified = new CallRecord("");
    counts = new Counts();
  }
}
