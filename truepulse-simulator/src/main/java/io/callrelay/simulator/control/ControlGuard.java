package io.callrelay.simulator.control;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps other web sites out: the control port has no password, and the browser of the person who
 * uses it would carry a stranger's requests to it.
 *
 * <p>A request must name this machine in a way that no stranger's domain can (an address, a name
 * without a dot, or one under a suffix that nobody can register), which stops DNS rebinding. A
 * browser's request that writes must come from a page of this port and say that it is JSON, which
 * no form can.
 */
final class ControlGuard {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private final String ownHost;

  /**
   * @param ownHost the address that the port listens on, which is always a good name for it
   */
  ControlGuard(String ownHost) {
    this.ownHost = ownHost.toLowerCase(Locale.ROOT);
  }

  /** Why the request is refused; empty: it may pass. */
  Optional<Reply> refuse(HttpServerRequest request) {
    String authority = authority(request);
    if (!isOurs(hostOf(authority))) {
      return refusal("Host", "\"" + authority + "\" is no name of this simulator");
    }
    if (READING.contains(request.method().name())) {
      return Optional.empty();
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !OWN_SITES.contains(site)) {
      return refusal("Sec-Fetch-Site", "a page of another site may change nothing here");
    }
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return Optional.empty();
    }
    if (!origin.equalsIgnoreCase(request.scheme() + "://" + authority)) {
      return refusal("Origin", "a page of " + origin + " may change nothing here");
    }
    return isJson(request) ? Optional.empty() : refusal("Content-Type", "is application/json");
  }

  /** The Host header, or what HTTP/2 has in its place. */
  private static String authority(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    return authority == null ? "" : authority.toString();
  }

  private static Optional<Reply> refusal(String header, String why) {
    return Optional.of(Reply.failed(403, why, header));
  }

  private static boolean isJson(HttpServerRequest request) {
    String type = request.getHeader("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
  }

  private static String hostOf(String authority) {
    try {
      String host = new URI("http://" + authority).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return "";
    }
  }

  private boolean isOurs(String host) {
    return !host.isEmpty()
        && (host.startsWith("[")
            || host.matches("\\d{1,3}(\\.\\d{1,3}){3}")
            || !host.contains(".")
            || host.matches(".*\\.(localhost|local|internal|test)")
            || host.equals(ownHost));
  }
}
