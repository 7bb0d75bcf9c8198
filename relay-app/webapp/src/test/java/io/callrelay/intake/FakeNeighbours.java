package io.callrelay.intake;

import io.callrelay.call.CallId;
import io.callrelay.ledger.CallState;
import io.callrelay.ledger.CallView;
import io.callrelay.ledger.LedgerEntry;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.Recorded;
import io.callrelay.queue.QueuedCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * A ledger and a queue in memory, each of which can be down, hang, or answer when it is told to.
 */
final class FakeNeighbours {
  /** How a neighbour behaves. */
  enum Mood {
    WELL,
    /** Fails at once. */
    DOWN,
    /** Throws instead of answering. */
    BROKEN,
    /** Takes nothing and never answers. */
    HANGING
  }

  volatile Mood look = Mood.WELL;
  volatile Mood writing = Mood.WELL;
  volatile Mood queue = Mood.WELL;
  volatile Mood settlements = Mood.WELL;

  final Map<CallId, CallView> rows = new ConcurrentHashMap<>();
  final List<LedgerEntry> written = new CopyOnWriteArrayList<>();
  final List<QueuedCall> sent = new CopyOnWriteArrayList<>();
  final List<LedgerEntry> settled = new CopyOnWriteArrayList<>();

  FakeNeighbours ledger(Mood mood) {
    look = mood;
    writing = mood;
    return this;
  }

  FakeNeighbours queue(Mood mood) {
    queue = mood;
    settlements = mood;
    return this;
  }

  Neighbours asNeighbours() {
    return new Neighbours(
        id -> answer(look, "ledger", () -> Optional.ofNullable(rows.get(id))),
        entry -> answer(writing, "ledger", () -> write(entry)),
        call -> answer(queue, "queue", () -> addTo(sent, call)),
        entry -> answer(settlements, "queue", () -> addTo(settled, entry)));
  }

  /** Puts a row there as another node would have. */
  void knows(CallView view) {
    rows.put(view.call().id(), view);
  }

  private Recorded write(LedgerEntry entry) {
    written.add(entry);
    if (entry instanceof Accepted accepted) {
      return new Recorded(
          Optional.ofNullable(rows.putIfAbsent(accepted.call().id(), row(accepted))));
    }
    return new Recorded(Optional.empty());
  }

  static CallView row(Accepted entry) {
    return new CallView(
        entry.call(),
        entry.queued() ? CallState.QUEUED : CallState.RETRYING,
        entry.origin().source(),
        entry.origin().acceptedAt(),
        entry.origin().ticket(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @SuppressWarnings("NullAway")
  private static <T> Void addTo(List<T> list, T element) {
    list.add(element);
    return null;
  }

  private static <T> CompletionStage<T> answer(Mood mood, String who, Supplier<T> work) {
    return switch (mood) {
      case WELL -> CompletableFuture.supplyAsync(work);
      case DOWN -> CompletableFuture.failedFuture(new IllegalStateException(who + " is down"));
      case BROKEN -> throw new IllegalStateException(who + " is broken");
      case HANGING -> new CompletableFuture<>();
    };
  }
}
