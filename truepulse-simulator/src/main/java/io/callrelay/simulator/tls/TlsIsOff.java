package io.callrelay.simulator.tls;

/** A certificate was asked for on a port that speaks plain HTTP. */
public final class TlsIsOff extends IllegalStateException {
  private static final long serialVersionUID = 1;

  public TlsIsOff() {
    super("TLS is off on the webhook port; start with --tls generated or --tls-certificate");
  }
}
