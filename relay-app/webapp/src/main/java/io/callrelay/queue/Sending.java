package io.callrelay.queue;

import io.callrelay.platform.GroupCommit;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * Sends a group of messages in one transaction: all are on the broker's disk when it has committed,
 * or none. The broker is the transaction's only resource, so it commits in one phase. A message
 * that is alone needs no transaction: its send returns when it is on disk, after one trip to the
 * broker and not three.
 */
final class Sending implements GroupCommit.Work<Sending.Outgoing, Void> {
  /** Writes the message to be sent. */
  @FunctionalInterface
  interface MessageWriter {
    /** The message, made by the context that sends it. */
    Message write(JMSContext context) throws JMSException;
  }

  /**
   * A message to be sent.
   *
   * @param delay how long the broker is to keep it from its consumers
   */
  record Outgoing(Destination to, Duration delay, MessageWriter message) {}

  private final ConnectionFactory connections;
  private final UserTransaction transaction;

  Sending(ConnectionFactory connections, UserTransaction transaction) {
    this.connections = connections;
    this.transaction = transaction;
  }

  @Override
  public List<Void> on(List<Outgoing> group) {
    if (group.size() == 1) {
      sendAlone(group);
    } else {
      sendTogether(group);
    }
    return Collections.nCopies(group.size(), null);
  }

  private void sendAlone(List<Outgoing> group) {
    try {
      send(group);
    } catch (JMSException | RuntimeException e) {
      throw refused(e);
    }
  }

  /** Sends a group, however small, in a transaction. */
  void sendTogether(List<Outgoing> group) {
    try {
      transaction.begin();
      send(group);
      transaction.commit();
    } catch (Exception e) {
      throw refused(e);
    }
  }

  private void send(List<Outgoing> group) throws JMSException {
    try (JMSContext context = connections.createContext()) {
      for (Outgoing outgoing : group) {
        context
            .createProducer()
            .setDeliveryDelay(outgoing.delay().toMillis())
            .send(outgoing.to(), outgoing.message().write(context));
      }
    }
  }

  private QueueUnavailable refused(Exception cause) {
    QueueUnavailable refusal =
        new QueueUnavailable("the broker did not take the message: " + cause.getMessage(), cause);
    try {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
    } catch (SystemException | RuntimeException e) {
      refusal.addSuppressed(e);
    }
    return refusal;
  }
}
