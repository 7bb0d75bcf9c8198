package io.callrelay.simulator.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/**
 * A port on its way to be closed. Java gives a listening socket back only in the next round of its
 * selector, some time after the close is reported done; until then the operating system goes on
 * taking connections, and nobody can open the port again. So this tries.
 */
final class ClosingPort {
  private static final int ATTEMPTS = 2500;
  private static final long BETWEEN_ATTEMPTS_MS = 2;
  private static final int CONNECT_TIMEOUT_MS = 1000;

  private final Vertx vertx;
  private final String host;
  private final int port;

  ClosingPort(Vertx vertx, String host, int port) {
    this.vertx = vertx;
    this.host = host;
    this.port = port;
  }

  /** Fails when connections are still taken after some seconds. */
  Future<Void> awaitRefusal() {
    return awaitRefusal(ATTEMPTS);
  }

  private Future<Void> awaitRefusal(int attempts) {
    return vertx.executeBlocking(this::refuses, false).compose(yes -> next(yes, attempts));
  }

  private Future<Void> next(boolean refused, int attempts) {
    if (refused) {
      return Future.succeededFuture();
    }
    if (attempts == 1) {
      return Future.failedFuture(
          new IllegalStateException(
              "port " + port + " was closed, and somebody still takes connections there"));
    }
    return vertx.timer(BETWEEN_ATTEMPTS_MS).compose(again -> awaitRefusal(attempts - 1));
  }

  private boolean refuses() throws IOException {
    InetAddress address = InetAddress.getByName(host);
    InetAddress reachable =
        address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(reachable, port), CONNECT_TIMEOUT_MS);
      return false;
    } catch (ConnectException e) {
      return true;
    } catch (SocketTimeoutException | SocketException e) {
      return false; // It is still there: its queue of connections is full, or was just thrown away.
    }
  }
}
