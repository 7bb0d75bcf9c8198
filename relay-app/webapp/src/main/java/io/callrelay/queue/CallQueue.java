package io.callrelay.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The queue of calls to be delivered, first in, first out. Every stage completes when the message
 * is on disk, or fails with {@link QueueUnavailable}; then the message may nevertheless have been
 * taken.
 */
@ApplicationScoped
public class CallQueue {
  @Inject private Broker broker;

  /** Sends a call to delivery. */
  public CompletionStage<@Nullable Void> send(QueuedCall call) {
    return sendLater(call, Duration.ZERO);
  }

  /**
   * Sends a call that delivery gets only after a while. Waiting messages take the broker's memory:
   * this is for as long as the ledger is down.
   */
  public CompletionStage<@Nullable Void> sendLater(QueuedCall call, Duration delay) {
    return broker.send(broker.calls(), delay, context -> CallMessages.write(context, call));
  }

  /** Sends a marker: when it comes out, all that was sent before has come out too. */
  public CompletionStage<@Nullable Void> sendMarker(Instant sentAt) {
    return broker.send(
        broker.calls(), Duration.ZERO, context -> CallMessages.writeMarker(context, sentAt));
  }
}
