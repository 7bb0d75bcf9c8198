package io.callrelay.simulator.tls;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names and addresses under which a port can be reached. */
final class HostNames {
  private HostNames() {}

  /** The host itself, the loopback names, and for "every address" those of this machine. */
  static List<String> of(String host) {
    Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
    try {
      if (InetAddress.getByName(host).isAnyLocalAddress()) {
        names.add(InetAddress.getLocalHost().getHostName());
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .map(address -> address.getHostAddress().replaceFirst("%.*", ""))
            .forEach(names::add);
      } else {
        names.add(host);
      }
    } catch (UnknownHostException e) {
      names.add(host);
    } catch (SocketException e) {
      throw new UncheckedIOException("cannot list the addresses of this machine", e);
    }
    return List.copyOf(names);
  }
}
