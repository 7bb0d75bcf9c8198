package io.callrelay.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The name of this relay in ledger and log.
 *
 * @param value as configured, else the host's name
 */
public record NodeName(String value) {
  /** Longest name that is kept. */
  private static final int MAX_LENGTH = 64;

  static NodeName of(Settings settings) {
    String name = settings.text(Setting.NODE).orElseGet(NodeName::hostName);
    return new NodeName(Printable.cut(Printable.text(name), MAX_LENGTH));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      EventLog.of(NodeName.class)
          .info("node-unnamed")
          .because(e)
          .tell("The host has no name that resolves; this relay calls itself 'relay'");
      return "relay";
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
