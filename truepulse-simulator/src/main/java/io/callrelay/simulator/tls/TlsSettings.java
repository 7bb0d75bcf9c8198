package io.callrelay.simulator.tls;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether and how the ports speak TLS.
 *
 * @param on on the webhook port
 * @param given the certificate that {@link CertificateKind#GOOD} stands for; empty: made at the
 *     start
 * @param authorityFile where the certificate of the simulator's own authority is written as PEM,
 *     for clients to trust; a new one at every start
 * @param onControl on the control port as well
 */
public record TlsSettings(
    boolean on, Optional<Given> given, Optional<Path> authorityFile, boolean onControl) {

  /**
   * A certificate of one's own, as PEM.
   *
   * @param certificate the chain, the server's first
   * @param key PKCS#8, not encrypted
   */
  public record Given(Path certificate, Path key) {}

  /** Plain HTTP on both ports. */
  public static TlsSettings off() {
    return new TlsSettings(false, Optional.empty(), Optional.empty(), false);
  }

  /** The webhook port with certificates made at the start; the control port plain. */
  public static TlsSettings generated() {
    return new TlsSettings(true, Optional.empty(), Optional.empty(), false);
  }

  public TlsSettings withGiven(Path certificate, Path key) {
    return new TlsSettings(
        true, Optional.of(new Given(certificate, key)), authorityFile, onControl);
  }

  public TlsSettings withAuthorityFile(Path file) {
    return new TlsSettings(on, given, Optional.of(file), onControl);
  }

  public TlsSettings withControl() {
    return new TlsSettings(on, given, authorityFile, true);
  }
}
