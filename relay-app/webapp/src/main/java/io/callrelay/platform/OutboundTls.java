package io.callrelay.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** How the relay speaks TLS with others: whom it trusts, and how it proves who it is. */
public final class OutboundTls {
  private static final char[] IN_MEMORY = "in memory".toCharArray();

  private OutboundTls() {}

  /**
   * What the settings ask for towards True Pulse; empty when they leave it to Java.
   *
   * @throws IllegalArgumentException naming the file that does not hold what it should
   */
  public static Optional<SSLContext> from(Settings settings) {
    Optional<Path> trust = settings.file(Setting.TRUEPULSE_TRUST);
    Optional<Path> certificate = settings.file(Setting.TRUEPULSE_CERTIFICATE);
    if (trust.isEmpty() && certificate.isEmpty()) {
      return Optional.empty();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(settings, certificate), trusted(trust), null);
      return Optional.of(context);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "relay.truepulse.trust, .client-certificate and .client-key: " + e.getMessage(), e);
    }
  }

  /**
   * Trusts the certificates of the file that a setting names, and those only; empty when it names
   * none.
   *
   * @throws IllegalArgumentException when there is no certificate in it, naming the setting
   */
  public static Optional<SSLContext> trusting(Settings settings, Setting named) {
    Optional<Path> file = settings.file(named);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[0], trusted(file), null);
      return Optional.of(context);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(named.key() + ": " + e.getMessage(), e);
    }
  }

  private static KeyManager[] keys(Settings settings, Optional<Path> certificate)
      throws IOException, GeneralSecurityException {
    if (certificate.isEmpty()) {
      return new KeyManager[0];
    }
    Path key = settings.file(Setting.TRUEPULSE_KEY).orElseThrow();
    KeyStore own = Pem.identity(certificate.get(), key, IN_MEMORY);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, IN_MEMORY);
    return keys.getKeyManagers();
  }

  /** Without a file, those that Java trusts, whatever the application server made of its own. */
  private static TrustManager[] trusted(Optional<Path> file)
      throws IOException, GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore given = file.isEmpty() ? null : Pem.trusting(file.get());
    trust.init(given);
    return trust.getTrustManagers();
  }
}
