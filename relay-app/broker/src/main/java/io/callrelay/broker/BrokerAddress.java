package io.callrelay.broker;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;

/**
 * Where an external broker listens, in Artemis' core protocol.
 *
 * @param parameters the transport's parameters: host and port, those of TLS, and those of the
 *     address' query, such as {@code tcpNoDelay=false}
 */
record BrokerAddress(String host, int port, Map<String, Object> parameters) {
  static final String CONNECTOR = NettyConnectorFactory.class.getName();
  private static final int DEFAULT_PORT = 61616;

  /** A file of certificates, one after the other. */
  private static final String PEM_CERTIFICATES = "PEMCA";

  /**
   * Reads {@code tcp://host:61616?key=value&…} or, with TLS, {@code ssl://…}, several separated by
   * commas.
   *
   * @param trust PEM file with the certificates that are trusted; empty: those that Java trusts
   * @throws IllegalArgumentException saying what an address should look like
   */
  static List<BrokerAddress> list(String text, Optional<String> trust) {
    return Stream.of(text.split(",", -1)).map(String::strip).map(one -> of(one, trust)).toList();
  }

  private static BrokerAddress of(String text, Optional<String> trust) {
    BrokerAddress read = read(text);
    if (!read.isEncrypted()) {
      if (trust.isPresent()) {
        throw new IllegalArgumentException(
            "relay.broker.trust is set, and '%s' of relay.broker.url is not encrypted: it should be"
                    .formatted(text)
                + " ssl://host:port");
      }
      return read;
    }
    Map<String, Object> parameters = new HashMap<>(read.parameters);
    trust.ifPresent(
        file -> {
          parameters.put(TransportConstants.TRUSTSTORE_PATH_PROP_NAME, file);
          parameters.put(TransportConstants.TRUSTSTORE_TYPE_PROP_NAME, PEM_CERTIFICATES);
          // Before what the server's own JVM is told to trust.
          parameters.put(TransportConstants.FORCE_SSL_PARAMETERS, "true");
        });
    return new BrokerAddress(read.host, read.port, Map.copyOf(parameters));
  }

  private static BrokerAddress read(String text) {
    try {
      URI address = URI.create(text);
      boolean known = "tcp".equals(address.getScheme()) || "ssl".equals(address.getScheme());
      if (known && address.getHost() != null) {
        int port = address.getPort() == -1 ? DEFAULT_PORT : address.getPort();
        return new BrokerAddress(
            address.getHost(), port, parametersOf(address, address.getHost(), port));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(notAnAddress(text), e);
    }
    throw new IllegalArgumentException(notAnAddress(text));
  }

  private static Map<String, Object> parametersOf(URI address, String host, int port) {
    Map<String, Object> parameters = new HashMap<>();
    if (address.getQuery() != null) {
      for (String pair : address.getQuery().split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
          throw new IllegalArgumentException("'%s' should be key=value".formatted(pair));
        }
        parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    if ("ssl".equals(address.getScheme())) {
      parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, "true");
    }
    parameters.put(TransportConstants.HOST_PROP_NAME, host);
    parameters.put(TransportConstants.PORT_PROP_NAME, port);
    return Map.copyOf(parameters);
  }

  private static String notAnAddress(String text) {
    return "relay.broker.url: '%s' should be tcp://host:port or ssl://host:port, several separated by"
            .formatted(text)
        + " commas";
  }

  boolean isEncrypted() {
    return "true".equals(parameters.get(TransportConstants.SSL_ENABLED_PROP_NAME));
  }

  /** Without its parameters, among which may be a password. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
