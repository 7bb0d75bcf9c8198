package io.callrelay.simulator.webhook;

import io.callrelay.simulator.tls.CertificateKind;
import io.callrelay.simulator.tls.Certificates;
import io.callrelay.simulator.tls.TlsIsOff;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.ServerSSLOptions;
import java.net.BindException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The webhook port, which can go away and come back and change its certificate. */
public final class WebhookEndpoint {
  private static final int BACKLOG = 4096;
  private static final int REOPENING_ATTEMPTS = 500;
  private static final long BETWEEN_ATTEMPTS_MS = 20;

  private final Vertx vertx;
  private final Address address;
  private final ReceivingWebhooks receiving;
  private final Traffic traffic;
  private final Set<WebhookConnection> connections = ConcurrentHashMap.newKeySet();
  private volatile int port;
  private volatile boolean wasOpen;
  private volatile CertificateKind certificate = CertificateKind.GOOD;
  private volatile Optional<NetServer> server = Optional.empty();

  /** Changes of the port happen one after the other. */
  private Future<Void> changed = Future.succeededFuture();

  /**
   * Where it listens.
   *
   * @param port 0: any free port, which stays the same from the first {@link #listen} on
   * @param tls empty: plain HTTP
   */
  public record Address(String host, int port, Optional<Certificates> tls) {}

  public WebhookEndpoint(
      Vertx vertx, Address address, ReceivingWebhooks receiving, Traffic traffic) {
    this.vertx = vertx;
    this.address = address;
    this.receiving = receiving;
    this.traffic = traffic;
    this.port = address.port();
  }

  /**
   * Fails with a {@link BindException} when the port is taken; nothing happens when it listens. A
   * port that was open before is tried for ten seconds, for what held it may be on its way out.
   */
  public synchronized Future<Void> listen() {
    changed =
        changed.otherwiseEmpty().compose(then -> isListening() ? Future.succeededFuture() : open());
    return changed;
  }

  /**
   * Closes the port and every connection. Complete when the operating system refuses new ones;
   * fails when somebody else takes the port and answers in its place.
   */
  public synchronized Future<Void> refuse() {
    changed = changed.otherwiseEmpty().compose(then -> close());
    return changed;
  }

  /**
   * Shows this certificate from the next handshake on. Connections that are open are closed, those
   * with an answer on its way after it, so that every client must shake hands.
   *
   * @return fails with {@link TlsIsOff} when the port is plain
   */
  public synchronized Future<Void> useCertificate(CertificateKind kind) {
    if (address.tls().isEmpty()) {
      return Future.failedFuture(new TlsIsOff());
    }
    changed = changed.otherwiseEmpty().compose(then -> show(kind, address.tls().get()));
    return changed;
  }

  private Future<Void> open() {
    int attempts = wasOpen ? REOPENING_ATTEMPTS : 1;
    return options().compose(options -> open(options, attempts));
  }

  private Future<NetServerOptions> options() {
    NetServerOptions plain =
        new NetServerOptions().setHost(address.host()).setPort(port).setAcceptBacklog(BACKLOG);
    return address
        .tls()
        .map(
            tls ->
                vertx
                    .executeBlocking(() -> tls.show(certificate))
                    .map(shown -> plain.setSsl(true).setKeyCertOptions(shown)))
        .orElseGet(() -> Future.succeededFuture(plain));
  }

  private Future<Void> open(NetServerOptions options, int attempts) {
    NetServer opening = vertx.createNetServer(options);
    opening.connectHandler(this::serve);
    return opening
        .listen()
        .onSuccess(this::opened)
        .<Void>mapEmpty()
        .recover(
            failure ->
                failure instanceof BindException && attempts > 1
                    ? vertx.timer(BETWEEN_ATTEMPTS_MS).compose(again -> open(options, attempts - 1))
                    : Future.failedFuture(failure));
  }

  private void opened(NetServer listening) {
    port = listening.actualPort();
    wasOpen = true;
    server = Optional.of(listening);
  }

  private void serve(NetSocket socket) {
    WebhookConnection connection = new WebhookConnection(vertx, socket, receiving, traffic);
    connections.add(connection);
    connection.start(() -> connections.remove(connection));
  }

  private Future<Void> close() {
    Optional<NetServer> open = server;
    server = Optional.empty();
    return open.map(listening -> listening.close().compose(closed -> awaitRefusal()))
        .orElseGet(Future::succeededFuture);
  }

  private Future<Void> awaitRefusal() {
    return new ClosingPort(vertx, address.host(), port).awaitRefusal();
  }

  private Future<Void> show(CertificateKind kind, Certificates tls) {
    Optional<NetServer> open = server;
    return vertx
        .executeBlocking(() -> new ServerSSLOptions().setKeyCertOptions(tls.show(kind)))
        .compose(
            options ->
                open.map(listening -> listening.updateSSLOptions(options).<Void>mapEmpty())
                    .orElseGet(Future::succeededFuture))
        .compose(
            shown -> {
              certificate = kind;
              return Future.all(connections.stream().map(WebhookConnection::retire).toList())
                  .mapEmpty();
            });
  }

  /** Empty: the port is plain. */
  public Optional<CertificateKind> certificate() {
    return address.tls().map(tls -> certificate);
  }

  public boolean isListening() {
    return server.isPresent();
  }

  public int port() {
    return port;
  }
}
