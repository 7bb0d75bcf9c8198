package io.callrelay.simulation;

/** The relay has broken a promise. */
final class Violation extends AssertionError {
  private static final long serialVersionUID = 1L;

  Violation(String promise, String words) {
    super(promise + ": " + words);
  }
}
