package io.callrelay.operations;

/** This node has no room for one more who watches live. */
final class TooManyListeners extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyListeners() {
    super("too many listen already", null, false, false);
  }
}
