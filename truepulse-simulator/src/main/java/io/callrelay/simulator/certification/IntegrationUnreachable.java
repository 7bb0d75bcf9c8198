package io.callrelay.simulator.certification;

/** The integration does not take calls; the message says in words what was tried and what came. */
public final class IntegrationUnreachable extends Exception {
  private static final long serialVersionUID = 1;

  public IntegrationUnreachable(String message) {
    super(message);
  }

  public IntegrationUnreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
