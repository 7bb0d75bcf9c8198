package io.callrelay.simulator.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.util.Optional;

/** The webhook port, which can go away and come back. */
public final class WebhookEndpoint {
  private static final int BACKLOG = 4096;

  private final Vertx vertx;
  private final String host;
  private final ReceivingWebhooks receiving;
  private final Traffic traffic;
  private volatile int port;
  private volatile Optional<NetServer> server = Optional.empty();

  /**
   * @param port 0: any free port, which stays the same from the first {@link #listen} on
   */
  public WebhookEndpoint(
      Vertx vertx, String host, int port, ReceivingWebhooks receiving, Traffic traffic) {
    this.vertx = vertx;
    this.host = host;
    this.port = port;
    this.receiving = receiving;
    this.traffic = traffic;
  }

  /**
   * Fails with a {@link java.net.BindException} when the port is taken; nothing happens when it
   * listens.
   */
  public Future<Void> listen() {
    if (server.isPresent()) {
      return Future.succeededFuture();
    }
    NetServerOptions options =
        new NetServerOptions().setHost(host).setPort(port).setAcceptBacklog(BACKLOG);
    NetServer opening = vertx.createNetServer(options);
    opening.connectHandler(
        socket -> new WebhookConnection(vertx, socket, receiving, traffic).start());
    return opening
        .listen()
        .map(
            listening -> {
              port = listening.actualPort();
              server = Optional.of(listening);
              return null;
            });
  }

  /** Closes the port and every connection: new ones are refused by the operating system. */
  public Future<Void> refuse() {
    Optional<NetServer> open = server;
    server = Optional.empty();
    return open.map(NetServer::close).orElseGet(Future::succeededFuture);
  }

  public boolean isListening() {
    return server.isPresent();
  }

  public int port() {
    return port;
  }
}
