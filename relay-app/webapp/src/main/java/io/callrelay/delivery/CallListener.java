package io.callrelay.delivery;

import io.callrelay.platform.EventLog;
import io.callrelay.queue.CallMessages;
import io.callrelay.queue.QueuedCall;
import io.callrelay.retry.Reconciling;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Takes calls from the queue, outside any transaction: a message is acknowledged when this returns,
 * and comes again when it throws. It returns only when what came of the call is on disk. The
 * resource adapter gives it as many sessions as {@code relay.delivery.concurrency} says.
 */
@MessageDriven(
    name = "CallListener",
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "relay.calls")
    })
@TransactionManagement(TransactionManagementType.BEAN)
public class CallListener implements MessageListener {
  private static final EventLog LOG = EventLog.of(CallListener.class);

  @Inject private Delivering delivering;
  @Inject private Reconciling reconciling;

  @Override
  public void onMessage(Message message) {
    try {
      if (CallMessages.isMarker(message)) {
        reconciling.takenUpTo(CallMessages.markerSentAt(message));
      } else {
        deliver(message);
      }
    } catch (JMSException e) {
      throw new IllegalStateException("a message cannot be read; it stays in the queue", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the relay stops; the call stays in the queue", e);
    }
  }

  /** A message without a call in it is dropped; its row, if it has one, is reconciled. */
  private void deliver(Message message) throws JMSException, InterruptedException {
    QueuedCall call;
    try {
      call = CallMessages.read(message);
    } catch (IllegalArgumentException e) {
      LOG.error("message-unreadable")
          .with("messageId", message.getJMSMessageID())
          .because(e)
          .tell("A message in the queue of calls holds none; it is dropped");
      return;
    }
    delivering.deliver(call);
  }
}
