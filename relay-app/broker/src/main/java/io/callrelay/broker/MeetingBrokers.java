package io.callrelay.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.remoting.impl.ssl.SSLSupport;
import org.jspecify.annotations.Nullable;

/**
 * Logs in to each external broker once, to say in words what is wrong, and which setting is to be
 * mended. Of several, one may be silent: a backup that waits does not listen.
 */
public final class MeetingBrokers implements Function<Map<String, String>, String> {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Makes one that has not met anybody. */
  public MeetingBrokers() {}

  /**
   * Meets the brokers that settings name.
   *
   * @param settings by their names, {@code relay.broker.url} among them
   * @return who let the relay in
   * @throws IllegalStateException naming the setting that is to be mended
   */
  @Override
  public String apply(Map<String, String> settings) {
    return meet(
        BrokerSettings.read(
            AdapterProperties.NONE, new BrokerSettings.Sources(settings::get, key -> null)));
  }

  static String meet(BrokerSettings settings) {
    List<String> met = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    for (BrokerAddress broker : settings.brokers()) {
      try {
        connect(broker);
        logIn(broker, settings);
        met.add(broker + " lets the relay in");
      } catch (IOException e) {
        silent.add(broker + " does not answer");
      }
    }
    if (met.isEmpty()) {
      throw new IllegalStateException("relay.broker.url: " + String.join(", ", silent));
    }
    met.addAll(silent.stream().map(one -> one + ", as a backup while it waits").toList());
    return String.join("; ", met);
  }

  /**
   * The connection alone, for what Artemis does not tell: an unknown name, a foreign certificate.
   */
  private static void connect(BrokerAddress broker) throws IOException {
    InetSocketAddress address = new InetSocketAddress(broker.host(), broker.port());
    if (address.isUnresolved()) {
      throw new IllegalStateException(
          "relay.broker.url: the name '%s' is unknown".formatted(broker.host()));
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) PATIENCE.toMillis());
      socket.setSoTimeout((int) PATIENCE.toMillis());
      if (broker.isEncrypted()) {
        shakeHands(broker, socket);
      }
    }
  }

  private static void shakeHands(BrokerAddress broker, Socket socket) throws IOException {
    try (SSLSocket tls =
        (SSLSocket)
            trusted(broker)
                .getSocketFactory()
                .createSocket(socket, broker.host(), broker.port(), true)) {
      SSLParameters checking = tls.getSSLParameters();
      checking.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(checking);
      tls.startHandshake();
    } catch (SocketTimeoutException e) {
      throw new IllegalStateException(
          "relay.broker.url: %s takes connections and does not begin TLS; without TLS it is tcp://"
              .formatted(broker),
          e);
    } catch (SSLException e) {
      throw new IllegalStateException(
          "relay.broker.trust: %s shows no certificate that is trusted and is its own (%s)"
              .formatted(broker, e.getMessage()),
          e);
    }
  }

  private static SSLContext trusted(BrokerAddress broker) {
    SSLSupport support = new SSLSupport();
    String file = text(broker, TransportConstants.TRUSTSTORE_PATH_PROP_NAME);
    if (file != null) {
      support
          .setTruststorePath(file)
          .setTruststoreType(
              Objects.requireNonNullElse(
                  text(broker, TransportConstants.TRUSTSTORE_TYPE_PROP_NAME),
                  TransportConstants.DEFAULT_TRUSTSTORE_TYPE))
          .setTruststorePassword(text(broker, TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME));
    }
    try {
      return support.createContext();
    } catch (Exception e) {
      throw new IllegalStateException(
          "relay.broker.trust: no certificate can be read from %s (%s)"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static @Nullable String text(BrokerAddress broker, String parameter) {
    Object value = broker.parameters().get(parameter);
    return value == null ? null : value.toString();
  }

  private static void logIn(BrokerAddress broker, BrokerSettings settings) {
    TransportConfiguration transport =
        new TransportConfiguration(BrokerAddress.CONNECTOR, broker.parameters());
    try (ServerLocator locator =
            ActiveMQClient.createServerLocatorWithoutHA(transport)
                .setCallTimeout(PATIENCE.toMillis())
                .setReconnectAttempts(0);
        ClientSessionFactory connection = locator.createSessionFactory();
        ClientSession session =
            connection.createSession(
                settings.user().orElse(null),
                settings.password().orElse(null),
                false,
                true,
                true,
                false,
                0)) {
      requireQueues(broker, session);
    } catch (ActiveMQSecurityException e) {
      throw new IllegalStateException(
          "relay.broker.user, relay.broker.password: %s does not let user '%s' in"
              .formatted(broker, settings.user().orElse("")),
          e);
    } catch (IllegalStateException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(
          "relay.broker.url: %s is there and is no broker for the relay (%s)"
              .formatted(broker, e.getMessage()),
          e);
    }
  }

  private static void requireQueues(BrokerAddress broker, ClientSession session)
      throws ActiveMQException {
    for (String name : BrokerConfiguration.QUEUES) {
      ClientSession.QueueQuery queue = session.queueQuery(SimpleString.of(name));
      if (!queue.isExists() && !queue.isAutoCreateQueues()) {
        throw new IllegalStateException(
            "relay.broker.url: %s has no queue '%s' and makes none".formatted(broker, name));
      }
    }
  }
}
