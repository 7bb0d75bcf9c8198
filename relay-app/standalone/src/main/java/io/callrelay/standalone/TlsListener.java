package io.callrelay.standalone;

import io.callrelay.platform.Pem;
import io.callrelay.platform.RandomSecret;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * The API with TLS, by a certificate that the settings give.
 *
 * @param port where it listens
 * @param identity the certificate with its key, under {@link #password}
 */
record TlsListener(int port, KeyStore identity, String password) {
  private static final String FILE = "https.p12";

  /**
   * What the settings ask for; empty when they ask for no TLS.
   *
   * @throws StartFailure when certificate or key cannot be used
   */
  static Optional<TlsListener> from(Settings settings) throws StartFailure {
    Optional<Integer> port = settings.optionalInteger(Setting.HTTPS_PORT);
    if (port.isEmpty()) {
      return Optional.empty();
    }
    String password = RandomSecret.text();
    try {
      KeyStore identity =
          Pem.identity(
              settings.file(Setting.HTTPS_CERTIFICATE).orElseThrow(),
              settings.file(Setting.HTTPS_KEY).orElseThrow(),
              password.toCharArray());
      return Optional.of(new TlsListener(port.get(), identity, password));
    } catch (IOException | GeneralSecurityException e) {
      throw StartFailure.badSettings(
          List.of("relay.https.certificate and relay.https.key: " + e.getMessage()));
    }
  }

  /**
   * Makes the identity known to the server that starts next in this JVM. The store is written anew
   * at each start, for its owner only, under a password that nobody keeps.
   */
  void shareWithThisJvm(DataDirectory data) throws StartFailure {
    Path file = data.path().resolve(FILE);
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      identity.store(bytes, password.toCharArray());
      Files.deleteIfExists(file);
      try (var channel =
          Files.newByteChannel(
              file,
              EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        channel.write(ByteBuffer.wrap(bytes.toByteArray()));
      }
    } catch (IOException | GeneralSecurityException e) {
      throw StartFailure.because("the certificate cannot be kept in " + file, e);
    }
    System.setProperty("javax.net.ssl.keyStore", file.toString());
    System.setProperty("javax.net.ssl.keyStoreType", "PKCS12");
    System.setProperty("javax.net.ssl.keyStorePassword", password);
  }

  /** Says nothing of key and password. */
  @Override
  public String toString() {
    return "TlsListener[port=%d]".formatted(port);
  }
}
