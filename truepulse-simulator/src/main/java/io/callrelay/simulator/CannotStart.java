package io.callrelay.simulator;

/** The simulator is not running; the message says why in words for the person who started it. */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
