package io.callrelay.retry;

import io.callrelay.ledger.Ledger;
import io.callrelay.ledger.LedgerEntryJson;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.Waiting;
import io.callrelay.queue.CallMessages;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Writes the entries that waited in the queue while the ledger was down, one after the other. While
 * it still is, the first waits here and the rest in the queue, so that a marker comes out only when
 * all before it are written.
 */
@MessageDriven(
    name = "Settling",
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "relay.settlements"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")
    })
@TransactionManagement(TransactionManagementType.BEAN)
public class Settling implements MessageListener {
  private static final EventLog LOG = EventLog.of(Settling.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject private Ledger ledger;
  @Inject private Reconciling reconciling;
  @Inject private Waiting waiting;

  @Override
  public void onMessage(Message message) {
    try {
      if (CallMessages.isMarker(message)) {
        reconciling.settledUpTo(CallMessages.markerSentAt(message));
      } else {
        settle(message.getBody(String.class));
      }
    } catch (JMSException e) {
      throw new IllegalStateException("a settlement cannot be read; it stays in the queue", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the relay stops; the settlement stays in the queue", e);
    }
  }

  private void settle(String entry) throws InterruptedException {
    try {
      var read = LedgerEntryJson.read(entry);
      while (!written(read)) {
        waiting.forTime(LOOK_AGAIN);
      }
    } catch (IllegalArgumentException e) {
      LOG.error("settlement-unreadable")
          .with("entry", entry)
          .because(e)
          .tell("A settlement is not one of this relay's; it is dropped, here is its text");
    }
  }

  private boolean written(io.callrelay.ledger.LedgerEntry entry) throws InterruptedException {
    try {
      waiting.forAnswer(ledger.recordAgain(entry), PATIENCE);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      if (ledger.problem().isEmpty()) {
        LOG.warning("settlement-refused")
            .because(e)
            .tell("The ledger did not take a settlement; it is tried again every " + LOOK_AGAIN);
      }
      return false;
    }
  }
}
