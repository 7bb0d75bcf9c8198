package io.callrelay.standalone;

import io.callrelay.platform.Setting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;

/** A connection to a neighbour, made only to see that it is there. */
record Met(Socket socket) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * Connects; reads from it give up after a while.
   *
   * @param named the setting that names the neighbour
   * @throws StartFailure when nobody is there
   */
  static Met at(String host, int port, Setting named) throws StartFailure {
    Socket socket = new Socket();
    try {
      InetSocketAddress address = new InetSocketAddress(bare(host), port);
      if (address.isUnresolved()) {
        throw new UnknownHostException("the name is unknown");
      }
      socket.connect(address, (int) PATIENCE.toMillis());
      socket.setSoTimeout((int) PATIENCE.toMillis());
      return new Met(socket);
    } catch (IOException e) {
      new Met(socket).close();
      throw StartFailure.because(
          "%s: nobody answers at %s:%d".formatted(named.key(), host, port), e);
    }
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  @Override
  public void close() throws StartFailure {
    try {
      socket.close();
    } catch (IOException e) {
      throw StartFailure.because("a connection could not be closed", e);
    }
  }
}
