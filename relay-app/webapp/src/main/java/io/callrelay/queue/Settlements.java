package io.callrelay.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The queue of ledger entries that wait for the ledger to come back. All belong to one group, so
 * that one consumer among all nodes gets them, one after the other. Every stage completes when the
 * entry is on disk, or fails with {@link QueueUnavailable}.
 */
@ApplicationScoped
public class Settlements {
  @Inject private Broker broker;

  /** Keeps an entry, as JSON, until it is written. */
  public CompletionStage<@Nullable Void> send(String entry) {
    return broker.send(
        broker.settlements(),
        Duration.ZERO,
        context -> inOneGroup(context.createTextMessage(entry)));
  }

  /**
   * Sends a marker: when it comes out, every entry has been written that was sent before, or while
   * it waited.
   *
   * @param wait before it takes its place in the queue
   */
  public CompletionStage<@Nullable Void> sendMarker(Instant sentAt, Duration wait) {
    return broker.send(
        broker.settlements(),
        wait,
        context -> inOneGroup(CallMessages.writeMarker(context, sentAt)));
  }

  private static Message inOneGroup(Message message) throws JMSException {
    message.setStringProperty("JMSXGroupID", "settlements");
    return message;
  }
}
