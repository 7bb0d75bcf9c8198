package io.callrelay.simulator.webhook;

import io.callrelay.simulator.spec.WebhookRequest;

/** What the bytes on a connection amount to so far. */
sealed interface Incoming {

  /** The next request is not there in full. */
  record Partial() implements Incoming {}

  /** The client waits for {@code 100 Continue} before it sends the body. */
  record AskingToContinue() implements Incoming {}

  /** A request, and whether its connection goes on after the answer. */
  record Complete(WebhookRequest request, boolean keepAlive) implements Incoming {}

  /** Not HTTP/1.1, or over the limits. */
  record Broken(int status, String why) implements Incoming {}
}
