package io.callrelay.broker;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;

/**
 * Where an external broker listens, in Artemis' core protocol.
 *
 * @param parameters the transport's parameters: host, port, and those of the address' query, such
 *     as {@code sslEnabled=true}
 */
record BrokerAddress(Map<String, Object> parameters) {
  static final String CONNECTOR = NettyConnectorFactory.class.getName();
  private static final int DEFAULT_PORT = 61616;

  /**
   * Reads {@code tcp://host:61616?key=value&…}, several separated by commas.
   *
   * @throws IllegalArgumentException saying what an address should look like
   */
  static List<BrokerAddress> list(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip).map(BrokerAddress::of).toList();
  }

  private static BrokerAddress of(String text) {
    try {
      URI address = URI.create(text);
      if ("tcp".equals(address.getScheme()) && address.getHost() != null) {
        return new BrokerAddress(parametersOf(address));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(notAnAddress(text), e);
    }
    throw new IllegalArgumentException(notAnAddress(text));
  }

  private static Map<String, Object> parametersOf(URI address) {
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
    int port = address.getPort() == -1 ? DEFAULT_PORT : address.getPort();
    parameters.put(TransportConstants.HOST_PROP_NAME, address.getHost());
    parameters.put(TransportConstants.PORT_PROP_NAME, port);
    return Map.copyOf(parameters);
  }

  private static String notAnAddress(String text) {
    return "relay.broker.url: '%s' should be tcp://host:port, several separated by commas"
        .formatted(text);
  }
}
