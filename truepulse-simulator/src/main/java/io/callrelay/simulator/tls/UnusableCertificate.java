package io.callrelay.simulator.tls;

/** A certificate or its key cannot be made, read or written; the message names the file. */
public final class UnusableCertificate extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnusableCertificate(String message, Throwable cause) {
    super(message, cause);
  }
}
