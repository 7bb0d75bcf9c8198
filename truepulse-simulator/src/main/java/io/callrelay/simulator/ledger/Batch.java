package io.callrelay.simulator.ledger;

import io.vertx.core.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Arrivals on their way into the journal, which takes those of one moment in one write. */
final class Batch {
  private final Optional<Journal> journal;
  private final Set<String> callIds = new HashSet<>();
  private List<Waiting> waiting = new ArrayList<>();

  Batch(Optional<Journal> journal) {
    this.journal = journal;
  }

  /** An arrival, the place of its line, and who waits for it. */
  record Waiting(Arrival arrival, long position, Promise<Arrival> entered) {}

  /** What a write was about; with a failure, nothing of it is in the file. */
  record Written(List<Waiting> arrivals, Optional<UncheckedIOException> failure) {}

  /** Whether there is a journal. */
  boolean goesToFile() {
    return journal.isPresent();
  }

  void replay(Consumer<Entry> each) throws IOException {
    if (journal.isPresent()) {
      journal.get().replay(each);
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  int size() {
    return waiting.size();
  }

  boolean contains(String callId) {
    return callIds.contains(callId);
  }

  void add(Arrival arrival, Promise<Arrival> entered) {
    long position = journal.isPresent() ? journal.get().append(arrival) : 0;
    waiting.add(new Waiting(arrival, position, entered));
    arrival.callId().ifPresent(callIds::add);
  }

  Written write() {
    List<Waiting> taken = waiting;
    waiting = new ArrayList<>();
    callIds.clear();
    try {
      journal.ifPresent(Journal::write);
      return new Written(taken, Optional.empty());
    } catch (UncheckedIOException e) {
      return new Written(taken, Optional.of(e));
    }
  }

  void clearJournal() {
    journal.ifPresent(Journal::clear);
  }
}
