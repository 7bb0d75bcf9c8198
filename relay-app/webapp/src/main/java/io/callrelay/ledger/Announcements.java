package io.callrelay.ledger;

import io.callrelay.ledger.LedgerEntry.Accepted;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Acceptances that this node is about to write or has just written, by the ticket of the message
 * that was sent first. A message mostly overtakes its row; whoever delivers it learns here what the
 * writing came to, without asking the database again.
 *
 * <p>An announcement is used once and while it is fresh: after that others may have changed the
 * row.
 */
final class Announcements {
  static final Duration FRESH = Duration.ofSeconds(2);
  static final int MOST = 4096;

  /** It is forgotten when both sides have had it. */
  private static final class Announced {
    private final CompletableFuture<Optional<Recorded>> outcome = new CompletableFuture<>();
    private final long atNanos;
    private boolean taken;
    private boolean followed;

    private Announced(long atNanos) {
      this.atNanos = atNanos;
    }
  }

  private final LongSupplier nanos;
  private final Map<UUID, Announced> byTicket = new LinkedHashMap<>();

  /**
   * @param nanos a clock as {@link System#nanoTime} is one
   */
  Announcements(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The acceptance under this ticket will be written by this node. */
  synchronized void expect(UUID ticket) {
    byTicket.put(ticket, new Announced(nanos.getAsLong()));
    if (byTicket.size() > MOST) {
      var oldest = byTicket.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** The acceptance is being written; one that is not queued says nothing of its message. */
  void follow(Accepted entry, CompletionStage<Recorded> written) {
    Announced announced = followed(entry.origin().ticket());
    if (announced == null) {
      return;
    }
    if (!entry.queued()) {
      announced.outcome.complete(Optional.empty());
      return;
    }
    written.whenComplete(
        (recorded, thrown) -> {
          if (thrown == null) {
            announced.outcome.complete(Optional.of(recorded));
          } else {
            announced.outcome.completeExceptionally(thrown);
          }
        });
  }

  /** What the writing comes to; empty when nothing fresh is known, and the ledger must be asked. */
  CompletionStage<Optional<Recorded>> take(UUID ticket) {
    Announced announced = taken(ticket);
    if (announced == null || nanos.getAsLong() - announced.atNanos >= FRESH.toNanos()) {
      return CompletableFuture.completedStage(Optional.empty());
    }
    return announced.outcome;
  }

  private synchronized @Nullable Announced followed(UUID ticket) {
    Announced announced = byTicket.get(ticket);
    if (announced != null) {
      announced.followed = true;
      forgetUsed(ticket, announced);
    }
    return announced;
  }

  private synchronized @Nullable Announced taken(UUID ticket) {
    Announced announced = byTicket.get(ticket);
    if (announced == null || announced.taken) {
      return null;
    }
    announced.taken = true;
    forgetUsed(ticket, announced);
    return announced;
  }

  private void forgetUsed(UUID ticket, Announced announced) {
    if (announced.taken && announced.followed) {
      byTicket.remove(ticket);
    }
  }
}
