package io.callrelay.simulator.certification.report;

/** A key file that cannot sign; the message names the file and says what would do. */
public final class UnusableKey extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableKey(String message) {
    super(message);
  }

  UnusableKey(String message, Throwable cause) {
    super(message, cause);
  }
}
