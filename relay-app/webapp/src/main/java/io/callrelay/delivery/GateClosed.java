package io.callrelay.delivery;

/** The relay is stopping: nobody passes the gate any more. The message stays in the queue. */
final class GateClosed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GateClosed() {
    super("the relay is stopping", null, false, false);
  }
}
