package io.callrelay.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of the loopback address that nobody listened on a moment ago. It is none that the system
 * gives to connections that go out, so that it stays free while a server is down.
 */
public final class FreePort {
  private static final int LEAST = 12_000;
  private static final int MOST = 30_000;
  private static final int TRIES = 100;

  private FreePort() {}

  /** The port's number. */
  public static int find() {
    for (int tried = 0; tried < TRIES; tried++) {
      int port = ThreadLocalRandom.current().nextInt(LEAST, MOST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no port is free");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
