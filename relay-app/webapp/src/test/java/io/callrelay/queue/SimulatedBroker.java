package io.callrelay.queue;

import io.callrelay.platform.Beans;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A node's beans for a broker that is somewhere in memory. */
public final class SimulatedBroker {
  /** The two queues. */
  public enum Line {
    CALLS,
    SETTLEMENTS
  }

  /** How the broker is reached. */
  @FunctionalInterface
  public interface Reach {
    /** Sends a message; complete when it is on disk. */
    CompletionStage<Void> send(Line line, Duration delay, Message message);
  }

  private static final Queue CALLS = proxy(Queue.class, new HashMap<>());
  private static final Queue SETTLEMENTS = proxy(Queue.class, new HashMap<>());
  private static final JMSContext CONTEXT = context();

  private SimulatedBroker() {}

  /** Puts the broker there, on which {@link CallQueue} and {@link Settlements} send. */
  public static void addTo(Beans beans, Reach reach) {
    beans.with(
        Broker.class,
        new Broker() {
          @Override
          Queue calls() {
            return CALLS;
          }

          @Override
          Queue settlements() {
            return SETTLEMENTS;
          }

          @Override
          CompletionStage<Void> send(
              Destination to, Duration delay, Sending.MessageWriter message) {
            return reach.send(to == CALLS ? Line.CALLS : Line.SETTLEMENTS, delay, write(message));
          }
        });
  }

  private static Message write(Sending.MessageWriter message) {
    try {
      return message.write(CONTEXT);
    } catch (JMSException e) {
      throw new IllegalStateException("a message in memory can be written", e);
    }
  }

  /** Whether the message goes to the consumer that gets all of its group. */
  public static boolean isGrouped(Message message) {
    try {
      return message.propertyExists("JMSXGroupID");
    } catch (JMSException e) {
      throw new IllegalStateException("a message in memory can be read", e);
    }
  }

  /** What a node hears of a broker that is down. */
  public static RuntimeException unavailable() {
    return new QueueUnavailable("the broker does not answer", null);
  }

  private static JMSContext context() {
    return object(
        JMSContext.class,
        (context, method, arguments) -> {
          Map<String, Object> content = new HashMap<>();
          if (method.getName().equals("createTextMessage")) {
            content.put("", arguments[0]);
          } else if (!method.getName().equals("createMessage")) {
            throw new UnsupportedOperationException(method.getName());
          }
          return proxy(TextMessage.class, content);
        });
  }

  /** A message is no more than its properties, and its body under {@code ""}. */
  private static <T> T proxy(Class<T> type, Map<String, Object> content) {
    return object(
        type,
        (message, method, arguments) ->
            switch (method.getName()) {
              case "setStringProperty", "setIntProperty" -> {
                content.put((String) arguments[0], arguments[1]);
                yield null;
              }
              case "getStringProperty", "getIntProperty" -> content.get(arguments[0]);
              case "propertyExists" -> content.containsKey(arguments[0]);
              case "getBody" -> content.get("");
              case "hashCode" -> System.identityHashCode(message);
              case "equals" -> message == arguments[0];
              case "toString" -> type.getSimpleName() + content;
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private static <T> T object(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            SimulatedBroker.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
