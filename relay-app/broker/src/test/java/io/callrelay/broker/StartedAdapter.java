package io.callrelay.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MessageListener;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An adapter that runs, with what a test does to it. */
final class StartedAdapter implements AutoCloseable {
  static final String QUEUE = "relay.calls";

  private final TestContainer container = new TestContainer();
  private final RelayBrokerResourceAdapter adapter = new RelayBrokerResourceAdapter();
  private final ConnectionFactory connections;

  private StartedAdapter(Consumer<RelayBrokerResourceAdapter> properties) throws Exception {
    properties.accept(adapter);
    try {
      adapter.start(container);
    } catch (Exception e) {
      container.close();
      throw e;
    }
    connections = RaXml.connectionFactory(adapter);
  }

  static StartedAdapter in(Path dataDir) throws Exception {
    return with(adapter -> adapter.setDataDir(dataDir.toString()));
  }

  static StartedAdapter with(Consumer<RelayBrokerResourceAdapter> properties) throws Exception {
    return new StartedAdapter(properties);
  }

  /** A transacted session outside JTA: Artemis gives it as a session, never as a context. */
  void inTransaction(Batch batch) throws JMSException {
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageProducer producer = session.createProducer(session.createQueue(QUEUE))) {
      batch.send(session, producer);
    }
  }

  /** What is done in a transaction. */
  interface Batch {
    void send(Session session, MessageProducer producer) throws JMSException;
  }

  void send(String text) {
    try (JMSContext context = connections.createContext()) {
      context.createProducer().send(context.createQueue(QUEUE), text);
    }
  }

  /** What is in the queue, taken out of it. */
  List<String> drain() {
    List<String> texts = new ArrayList<>();
    try (JMSContext context = connections.createContext();
        var consumer = context.createConsumer(context.createQueue(QUEUE))) {
      String text = consumer.receiveBody(String.class, 2_000);
      while (text != null) {
        texts.add(text);
        text = consumer.receiveBody(String.class, 200);
      }
    }
    return texts;
  }

  void listen(int sessions, MessageListener listener) throws Exception {
    RelayActivationSpec spec = new RelayActivationSpec();
    spec.setResourceAdapter(adapter);
    spec.setDestination(QUEUE);
    spec.setMaxSession(sessions);
    adapter.endpointActivation(new Listening(listener), spec);
  }

  @Override
  public void close() {
    adapter.stop();
    container.close();
  }
}
