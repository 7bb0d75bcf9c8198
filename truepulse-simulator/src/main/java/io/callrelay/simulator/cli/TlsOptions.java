package io.callrelay.simulator.cli;

import io.callrelay.simulator.tls.TlsSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for TLS. */
final class TlsOptions {
  /** Where the certificates come from when none is given. */
  enum Source {
    OFF,
    GENERATED
  }

  @Option(
      names = "--tls",
      defaultValue = "off",
      description = "TLS on the webhook port: off or generated (default: ${DEFAULT-VALUE})")
  private Source source = Source.OFF;

  @Option(names = "--tls-certificate", description = "Certificate chain as PEM, turns TLS on")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", description = "Its key as PEM: PKCS#8, not encrypted")
  private @Nullable Path key;

  @Option(names = "--tls-ca-out", description = "Writes the simulator's own authority there as PEM")
  private @Nullable Path authority;

  @Option(names = "--tls-control", description = "TLS on the control port as well")
  private boolean control;

  /**
   * @throws IllegalArgumentException with a sentence, when they do not go together
   */
  TlsSettings settings() {
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException("--tls-certificate and --tls-key go together");
    }
    Optional<TlsSettings.Given> given =
        certificate == null || key == null
            ? Optional.empty()
            : Optional.of(new TlsSettings.Given(certificate, key));
    boolean on = source == Source.GENERATED || given.isPresent();
    if (!on && (authority != null || control)) {
      throw new IllegalArgumentException(
          "--tls-ca-out and --tls-control need --tls generated or --tls-certificate");
    }
    return new TlsSettings(on, given, Optional.ofNullable(authority), control);
  }
}
