package io.callrelay.simulator.tls;

import io.callrelay.simulator.file.FileTrouble;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The certificates of the ports. Each is made when it is first shown and stays the same after that.
 * Safe for use by several threads.
 */
public final class Certificates {
  private static final Duration VALID = Duration.ofDays(397);
  private static final Duration EXPIRED_SINCE = Duration.ofDays(1);

  /** Clients whose clock is behind take it as well. */
  private static final Duration IN_FORCE_SINCE = Duration.ofDays(1);

  private final CertificateAuthority authority;
  private final List<String> names;
  private final Clock clock;
  private final Map<CertificateKind, PemKeyCertOptions> made = new EnumMap<>(CertificateKind.class);

  /**
   * Makes the authority.
   *
   * @param host the address that the ports listen on
   * @throws UnusableCertificate when a file cannot be read or written
   */
  public Certificates(TlsSettings settings, String host, Clock clock, Vertx vertx) {
    this.authority = CertificateAuthority.create(clock.instant());
    this.names = HostNames.of(host);
    this.clock = clock;
    settings.given().ifPresent(given -> made.put(CertificateKind.GOOD, read(given, vertx)));
    settings.authorityFile().ifPresent(this::writeAuthority);
  }

  /** The certificate that vouches for those made here, as PEM. */
  public String authorityPem() {
    return authority.pem();
  }

  /** Chain and key. */
  public synchronized PemKeyCertOptions show(CertificateKind kind) {
    return made.computeIfAbsent(kind, this::make).copy();
  }

  private PemKeyCertOptions make(CertificateKind kind) {
    Instant now = clock.instant();
    Instant start = now.minus(IN_FORCE_SINCE);
    Instant end = now.plus(VALID);
    Issued issued =
        switch (kind) {
          case GOOD -> authority.issue(names, start, end);
          case EXPIRED -> authority.issue(names, start.minus(VALID), now.minus(EXPIRED_SINCE));
          case SELF_SIGNED -> CertificateAuthority.selfSigned(names, start, end);
          case WRONG_HOST -> authority.issue(List.of("wrong-host.invalid"), start, end);
        };
    return new PemKeyCertOptions()
        .setCertValue(Buffer.buffer(issued.chainPem()))
        .setKeyValue(Buffer.buffer(issued.keyPem()));
  }

  private static PemKeyCertOptions read(TlsSettings.Given given, Vertx vertx) {
    PemKeyCertOptions options =
        new PemKeyCertOptions()
            .setCertValue(bytes(given.certificate()))
            .setKeyValue(bytes(given.key()));
    try {
      KeyFit.require(options.getKeyManagerFactory(vertx));
    } catch (Exception e) {
      String both = given.certificate() + " and " + given.key();
      throw new UnusableCertificate(
          both + " are not a certificate and its key as PEM: " + e.getMessage(), e);
    }
    return options;
  }

  private static Buffer bytes(Path file) {
    try {
      return Buffer.buffer(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UnusableCertificate("cannot read " + file + ": " + FileTrouble.words(e), e);
    }
  }

  private void writeAuthority(Path file) {
    try {
      Files.writeString(file, authority.pem());
    } catch (IOException e) {
      throw new UnusableCertificate(
          "cannot write the authority to " + file + ": " + FileTrouble.words(e), e);
    }
  }
}
