package io.callrelay.intake;

import io.callrelay.call.Call;
import io.callrelay.call.CallId;
import io.callrelay.ledger.CallState;
import io.callrelay.platform.Waiting;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Lets one request at a time accept a call of an id. Those that come meanwhile wait for it and are
 * answered by what it came to, so that a call posted by many at once is one row and one message.
 */
final class OneAtATime {
  private record Acceptor(Call call, CompletableFuture<Acceptance> outcome) {}

  private final ConcurrentHashMap<CallId, Acceptor> underWay = new ConcurrentHashMap<>();
  private final Duration patience;
  private final Waiting waiting;

  /**
   * @param patience longest wait for a request that came first
   */
  OneAtATime(Duration patience, Waiting waiting) {
    this.patience = patience;
    this.waiting = waiting;
  }

  Acceptance accept(Call call, Supplier<Acceptance> accepting) {
    Acceptor mine = new Acceptor(call, new CompletableFuture<>());
    Acceptor first = underWay.putIfAbsent(call.id(), mine);
    return first == null ? acceptFirst(mine, accepting) : acceptAfter(first, call, accepting);
  }

  private Acceptance acceptFirst(Acceptor mine, Supplier<Acceptance> accepting) {
    try {
      Acceptance outcome = accepting.get();
      mine.outcome().complete(outcome);
      return outcome;
    } finally {
      underWay.remove(mine.call().id(), mine);
      mine.outcome().cancel(false);
    }
  }

  private Acceptance acceptAfter(Acceptor first, Call call, Supplier<Acceptance> accepting) {
    Reply<Acceptance> reply = Reply.to(first::outcome, waiting);
    if (!reply.arrivesWithin(patience)) {
      return new Acceptance.NotDurable(
          Optional.of(call.id().value()), "another request with this tpCallID did not end");
    }
    Acceptance outcome = reply.value();
    if (outcome instanceof Acceptance.Taken) {
      return new KnownCall(first.call(), CallState.QUEUED).meets(call);
    }
    if (outcome instanceof Acceptance.Known known) {
      return new KnownCall(first.call(), known.state()).meets(call);
    }
    // The first was refused in favour of a call that this one may be the same as.
    return outcome instanceof Acceptance.Conflicting ? accepting.get() : outcome;
  }

  /** How many are under way. */
  int size() {
    return underWay.size();
  }
}
