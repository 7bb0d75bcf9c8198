package io.callrelay.standalone.demo;

/** The demonstration cannot go on, with the reason in words. */
final class DemoFailure extends Exception {
  private static final long serialVersionUID = 1L;

  DemoFailure(String reason) {
    super(reason);
  }

  DemoFailure(String reason, Throwable cause) {
    super(reason, cause);
  }
}
