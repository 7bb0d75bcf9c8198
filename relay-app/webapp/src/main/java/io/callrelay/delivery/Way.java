package io.callrelay.delivery;

import io.callrelay.platform.OutboundTls;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * By which way True Pulse is reached.
 *
 * @param tls whom to trust and what to show; empty: as Java does
 * @param proxy an HTTP proxy, which sees nothing of an https call but the host's name
 */
record Way(Optional<SSLContext> tls, Optional<InetSocketAddress> proxy) {
  /** Directly, with Java's own trust. */
  static final Way DIRECT = new Way(Optional.empty(), Optional.empty());

  /**
   * @throws IllegalArgumentException when a file does not hold what it should
   */
  static Way from(Settings settings) {
    return new Way(OutboundTls.from(settings), settings.hostAndPort(Setting.TRUEPULSE_PROXY));
  }

  HttpClient.Builder take(HttpClient.Builder client) {
    tls.ifPresent(client::sslContext);
    proxy
        .map(found -> new InetSocketAddress(found.getHostString(), found.getPort()))
        .ifPresent(found -> client.proxy(ProxySelector.of(found)));
    return client;
  }
}
