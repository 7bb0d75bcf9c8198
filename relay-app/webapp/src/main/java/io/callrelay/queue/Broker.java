package io.callrelay.queue;

import io.callrelay.platform.EventLog;
import io.callrelay.platform.GroupCommit;
import io.callrelay.queue.Sending.MessageWriter;
import io.callrelay.queue.Sending.Outgoing;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The container's broker: its connections and queues, and one sender that all share. */
@ApplicationScoped
class Broker {
  private static final EventLog LOG = EventLog.of(Broker.class);
  private static final int LARGEST_GROUP = 256;
  private static final int MOST_WAITING = 4096;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String PROBE = "probe";

  @Resource(lookup = "java:comp/env/jms/relayConnectionFactory")
  private ConnectionFactory connections;

  @Resource(lookup = "java:comp/env/jms/relayCalls")
  private Queue calls;

  @Resource(lookup = "java:comp/env/jms/relaySettlements")
  private Queue settlements;

  @Resource(lookup = "java:comp/env/jms/relayProbe")
  private Queue probes;

  @Inject private Executor executor;
  @Resource private UserTransaction transaction;

  private GroupCommit<Outgoing, @Nullable Void> sender;
  private volatile boolean refusing;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  protected Broker() {}

  @PostConstruct
  void open() {
    sender =
        new GroupCommit<>(
            "the queue's sender",
            new GroupCommit.Bounds(LARGEST_GROUP, MOST_WAITING, PATIENCE),
            executor,
            new Sending(connections, transaction));
  }

  Queue calls() {
    return calls;
  }

  Queue settlements() {
    return settlements;
  }

  /** Sends durably; complete when the message is on disk. */
  CompletionStage<@Nullable Void> send(Destination to, Duration delay, MessageWriter message) {
    return sender
        .submit(new Outgoing(to, delay, message))
        .exceptionallyCompose(thrown -> CompletableFuture.failedFuture(refusal(thrown)))
        .whenComplete((sent, thrown) -> tellOfChange(thrown));
  }

  private static QueueUnavailable refusal(Throwable thrown) {
    return thrown instanceof QueueUnavailable refusal
        ? refusal
        : new QueueUnavailable(String.valueOf(thrown.getMessage()), thrown);
  }

  private void tellOfChange(@Nullable Throwable thrown) {
    boolean wasRefusing = refusing;
    refusing = thrown != null;
    if (refusing && !wasRefusing) {
      LOG.warning("queue-lost")
          .with("cause", thrown == null ? null : thrown.getMessage())
          .tell("The queue takes no messages. Calls are accepted into the ledger and wait there");
    } else if (wasRefusing && !refusing) {
      LOG.info("queue-found").tell("The queue takes messages again");
    }
  }

  /**
   * Sends a message in a transaction, as groups are sent, and reads it back.
   *
   * @throws QueueUnavailable when it does not come back, for example because a connection factory
   *     without XA transactions has dropped it silently
   */
  void probe(Duration patience) {
    String id = UUID.randomUUID().toString();
    new Sending(connections, transaction)
        .sendTogether(
            List.of(
                new Outgoing(
                    probes,
                    Duration.ZERO,
                    context -> {
                      Message message = context.createMessage();
                      message.setStringProperty(PROBE, id);
                      return message;
                    })));
    try (JMSContext context = connections.createContext();
        JMSConsumer consumer = context.createConsumer(probes, PROBE + " = '" + id + "'")) {
      if (consumer.receive(patience.toMillis()) == null) {
        throw new QueueUnavailable(
            "a message was sent and did not come back within "
                + patience
                + "; has jms/relayConnectionFactory transaction support XATransaction?",
            null);
      }
    } catch (JMSRuntimeException e) {
      throw new QueueUnavailable("the broker does not answer: " + e.getMessage(), e);
    }
  }
}
