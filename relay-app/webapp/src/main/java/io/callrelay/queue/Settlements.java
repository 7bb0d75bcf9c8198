package io.callrelay.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The queue of ledger entries that wait for the ledger to come back. Every stage completes when the
 * entry is on disk, or fails with {@link QueueUnavailable}.
 */
@ApplicationScoped
public class Settlements {
  @Inject private Broker broker;

  /** Keeps an entry, as JSON, until it is written. */
  public CompletionStage<@Nullable Void> send(String entry) {
    return broker.send(
        broker.settlements(), Duration.ZERO, context -> context.createTextMessage(entry));
  }

  /** Sends a marker: when it comes out, every entry sent before has been written. */
  public CompletionStage<@Nullable Void> sendMarker(Instant sentAt) {
    return broker.send(
        broker.settlements(), Duration.ZERO, context -> CallMessages.writeMarker(context, sentAt));
  }
}
