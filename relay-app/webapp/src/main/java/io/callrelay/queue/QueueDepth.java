package io.callrelay.queue;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TemporaryQueue;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many messages are in a queue, those in hand included. Artemis is asked by a message to its
 * management address, which works alike for the broker in this JVM and for one elsewhere.
 */
@ApplicationScoped
public class QueueDepth {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Another broker takes the question for a message that waits. Clocks may differ by less. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  private static final String MANAGEMENT = "activemq.management";
  private static final String RESOURCE = "_AMQ_ResourceName";
  private static final String ATTRIBUTE = "_AMQ_Attribute";
  private static final String SUCCEEDED = "_AMQ_OperationSucceeded";

  /** The answer is a JSON array with the value in it. */
  private static final Pattern ONE_NUMBER = Pattern.compile("\\[\\s*(\\d{1,18})\\s*]");

  @Resource(lookup = "java:comp/env/jms/relayConnectionFactory")
  private ConnectionFactory connections;

  /** For the container, which fills in the resources. */
  @SuppressWarnings("NullAway.Init")
  protected QueueDepth() {}

  /** Messages that wait to be delivered; empty when the broker does not tell. */
  public OptionalLong ofCalls() {
    return ask("relay.calls");
  }

  /** Entries that wait for the ledger; empty when the broker does not tell. */
  public OptionalLong ofSettlements() {
    return ask("relay.settlements");
  }

  private OptionalLong ask(String queue) {
    try (JMSContext context = connections.createContext()) {
      TemporaryQueue answers = context.createTemporaryQueue();
      try (JMSConsumer consumer = context.createConsumer(answers)) {
        Message question = context.createMessage();
        question.setStringProperty(RESOURCE, "queue." + queue);
        question.setStringProperty(ATTRIBUTE, "messageCount");
        question.setJMSReplyTo(answers);
        context
            .createProducer()
            .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
            .setTimeToLive(KEPT.toMillis())
            .send(context.createQueue(MANAGEMENT), question);
        return number(consumer.receive(PATIENCE.toMillis()));
      } finally {
        answers.delete();
      }
    } catch (JMSException | JMSRuntimeException e) {
      // Not allowed to ask, or no broker: the probe tells the log of a broker that is gone.
      return OptionalLong.empty();
    }
  }

  private static OptionalLong number(Message answer) throws JMSException {
    if (answer == null || !answer.getBooleanProperty(SUCCEEDED)) {
      return OptionalLong.empty();
    }
    Matcher found = ONE_NUMBER.matcher(String.valueOf(answer.getBody(String.class)));
    return found.matches() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
  }
}
