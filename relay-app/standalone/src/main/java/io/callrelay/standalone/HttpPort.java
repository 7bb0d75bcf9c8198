package io.callrelay.standalone;

import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where the API listens.
 *
 * @param address the address to bind
 * @param number the port
 */
record HttpPort(InetAddress address, int number) {
  /**
   * The configured port, which nobody else uses now.
   *
   * @throws StartFailure naming the port that is busy or the address that is not of this machine
   */
  static HttpPort requireFree(Settings settings) throws StartFailure {
    return requireFree(settings, settings.integer(Setting.HTTP_PORT), Setting.HTTP_PORT);
  }

  /**
   * A port on the configured address, which nobody else uses now.
   *
   * @param named the setting that gives it
   * @throws StartFailure naming the port that is busy or the address that is not of this machine
   */
  static HttpPort requireFree(Settings settings, int number, Setting named) throws StartFailure {
    String host = settings.text(Setting.HTTP_ADDRESS).orElse("0.0.0.0");
    try (ServerSocket socket = new ServerSocket()) {
      InetAddress address = InetAddress.getByName(host);
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, number));
      return new HttpPort(address, number);
    } catch (UnknownHostException e) {
      throw StartFailure.because("relay.http.address: '%s' is unknown".formatted(host), e);
    } catch (IOException e) {
      throw StartFailure.because(
          "%s: port %d on %s is in use or not allowed; stop the other program or set"
                  .formatted(named.key(), number, host)
              + " another port",
          e);
    }
  }

  /** Under which address this machine reaches it. */
  URI url() {
    InetAddress reachable =
        address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    return URI.create("http://%s:%d".formatted(reachable.getHostAddress(), number));
  }
}
