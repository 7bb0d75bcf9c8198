package io.callrelay.simulator.ledger;

import io.callrelay.simulator.spec.Fingerprint;
import io.callrelay.simulator.spec.Payload;
import io.callrelay.simulator.spec.Violation;
import io.callrelay.simulator.spec.WebhookRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Every call that came. With a journal, arrivals wait in a {@link Batch} until they are in the
 * file; nothing shows them and nothing is answered before. Safe for use by several threads.
 */
public final class CallLedger {
  private final Clock clock;
  private final LedgerRules rules;
  private final Executor endOfTurn;
  private final Details details;
  private final Batch batch;
  private final Deque<Trace> newest = new ArrayDeque<>();
  private final List<Consumer<Arrival>> listeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> clearListeners = new CopyOnWriteArrayList<>();
  private CallTable calls;
  private CallRecord unidentified = new CallRecord();
  private Counts counts = new Counts();

  /**
   * Replays the journal first.
   *
   * @param endOfTurn runs what is given to it soon, after what is at hand now: what came until then
   *     is written to the journal in one go
   */
  public CallLedger(Clock clock, Optional<Journal> journal, LedgerRules rules, Executor endOfTurn)
      throws IOException {
    this.clock = clock;
    this.rules = rules;
    this.endOfTurn = endOfTurn;
    this.details = new Details(journal, rules.keptArrivals());
    this.batch = new Batch(journal);
    this.calls = new CallTable(rules.lateAfter());
    batch.replay(this::apply);
  }

  /** How the call stands; an arrival of it that waits for the journal is written first. */
  public Standing standing(String callId, Fingerprint content) {
    Runnable tell;
    Standing standing;
    synchronized (this) {
      tell = batch.contains(callId) ? settle() : () -> {};
      standing = calls.standing(callId, content);
    }
    tell.run();
    return standing;
  }

  /**
   * Enters an arrival: in the journal first, then in memory, then with those who listen, and then
   * completes the future, on any thread. It fails when the journal cannot be written: the arrival
   * is then nowhere.
   */
  public Future<Arrival> enter(
      long connection, WebhookRequest request, Payload payload, Judgement judgement) {
    Promise<Arrival> entered = Promise.promise();
    boolean first;
    synchronized (this) {
      first = batch.isEmpty();
      batch.add(arrival(connection, request, payload, judgement), entered);
    }
    if (!batch.goesToFile()) {
      write();
    } else if (first) {
      endOfTurn.execute(this::write);
    }
    return entered.future();
  }

  private Arrival arrival(
      long connection, WebhookRequest request, Payload payload, Judgement judgement) {
    return new Arrival(
        counts.arrivals() + batch.size() + 1,
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        connection,
        payload.callId(),
        payload.fingerprint(),
        payload.callEnd().map(end -> end.truncatedTo(ChronoUnit.MICROS)),
        request,
        judgement.verdict(),
        judgement.answer(),
        judgement.violations(),
        judgement.said());
  }

  /** What was decided about an arrival. */
  public record Judgement(
      Verdict verdict, String answer, List<Violation> violations, Optional<Said> said) {

    /** Where nothing is to be kept of what was said. */
    public Judgement(Verdict verdict, String answer, List<Violation> violations) {
      this(verdict, answer, violations, Optional.empty());
    }
  }

  private void write() {
    Runnable tell;
    synchronized (this) {
      tell = settle();
    }
    tell.run();
  }

  /** Writes what waits and enters it; what is returned tells the others, to be run unlocked. */
  private Runnable settle() {
    Batch.Written written = batch.write();
    if (written.failure().isEmpty()) {
      written.arrivals().forEach(this::apply);
    }
    return () -> written.arrivals().forEach(waiting -> tell(waiting, written.failure()));
  }

  private void apply(Batch.Waiting waiting) {
    details.keep(waiting.arrival());
    apply(Entry.of(waiting.arrival(), waiting.position()));
  }

  private void apply(Entry entry) {
    entry
        .callId()
        .ifPresentOrElse(id -> calls.add(id, entry), () -> unidentified.add(entry.trace()));
    counts.add(entry);
    newest.addLast(entry.trace());
    if (newest.size() > rules.keptArrivals()) {
      newest.removeFirst();
    }
  }

  private void tell(Batch.Waiting waiting, Optional<UncheckedIOException> failure) {
    if (failure.isPresent()) {
      waiting.entered().fail(failure.get());
      return;
    }
    listeners.forEach(listener -> listener.accept(waiting.arrival()));
    waiting.entered().complete(waiting.arrival());
  }

  /** Called with each arrival after it was entered, on the webhook's thread: be quick. */
  public Runnable listen(Consumer<Arrival> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Called each time after everything was forgotten. */
  public void onClear(Runnable listener) {
    clearListeners.add(listener);
  }

  /** Empty: never seen. */
  public synchronized Optional<CallHistory> history(String callId) {
    OptionalInt call = calls.find(callId);
    return call.isPresent()
        ? Optional.of(calls.history(call.getAsInt(), details))
        : Optional.empty();
  }

  /** Requests that named no call. */
  public synchronized CallHistory unidentified() {
    return unidentified.history("", Optional.empty(), false, details);
  }

  /**
   * Calls in the order they first came, without those before {@code skip}, at most {@code limit}.
   */
  public synchronized List<CallLine> calls(Optional<CallState> state, int skip, int limit) {
    return calls.calls(state).skip(skip).limit(limit).mapToObj(calls::line).toList();
  }

  /**
   * One call in a list.
   *
   * @param delay from the end of the call to its first arrival; empty: the end is not known
   * @param late the delay is longer than {@link LedgerRules#lateAfter}
   */
  public record CallLine(
      String callId,
      CallState state,
      long posts,
      Optional<Instant> firstAccepted,
      Optional<Duration> delay,
      boolean late) {}

  /** Those of the ids that never came, in the given order. */
  public synchronized List<String> neverSeen(Collection<String> callIds) {
    return callIds.stream().filter(id -> calls.find(id).isEmpty()).toList();
  }

  /** The newest arrivals with their details, oldest first. */
  public List<Arrival> newest() {
    List<Trace> traces;
    synchronized (this) {
      traces = List.copyOf(newest);
    }
    return traces.stream().map(details::of).flatMap(Optional::stream).toList();
  }

  public synchronized Summary summary() {
    return counts.summary(calls.size(), calls.late());
  }

  /** Forgets everything, in the journal as well. */
  public void clear() {
    Runnable tell;
    synchronized (this) {
      tell = settle();
      batch.clearJournal();
      details.clear();
      calls = new CallTable(rules.lateAfter());
      newest.clear();
      unidentified = new CallRecord();
      counts = new Counts();
    }
    tell.run();
    clearListeners.forEach(Runnable::run);
  }
}
