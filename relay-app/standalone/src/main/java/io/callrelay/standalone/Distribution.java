package io.callrelay.standalone;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The unpacked distribution.
 *
 * @param home its directory
 */
record Distribution(Path home) {
  static final String HOME_KEY = "relay.home";

  /** The one that this program was started from: its start script says where it lies. */
  static Distribution ofThisProgram() throws StartFailure {
    String home = System.getProperty(HOME_KEY);
    Distribution distribution =
        new Distribution(home == null ? besideThisJar() : Path.of(home).toAbsolutePath());
    if (!Files.isDirectory(distribution.lib())) {
      throw StartFailure.because(
          "%s: %s is not the relay's directory; it has no lib"
              .formatted(HOME_KEY, distribution.home()));
    }
    return distribution;
  }

  private static Path besideThisJar() throws StartFailure {
    try {
      Path jar =
          Path.of(Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.toAbsolutePath().resolve("../..").normalize();
    } catch (URISyntaxException e) {
      throw StartFailure.because(HOME_KEY + " should say where the relay lies", e);
    }
  }

  Path lib() {
    return home.resolve("lib");
  }

  Path broker() {
    return lib().resolve("relay-broker.rar");
  }

  Path war() {
    return lib().resolve("relay.war");
  }

  Path mariaDb() {
    return lib().resolve("mariadb-linux-x86_64.jar");
  }
}
