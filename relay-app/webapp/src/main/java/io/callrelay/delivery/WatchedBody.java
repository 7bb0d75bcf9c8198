package io.callrelay.delivery;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;

/** A request's body that knows whether it was handed over to the connection. */
final class WatchedBody implements BodyPublisher {
  private final BodyPublisher bytes;
  private volatile boolean handedOver;

  WatchedBody(byte[] payload) {
    bytes = BodyPublishers.ofByteArray(payload);
  }

  @Override
  public long contentLength() {
    return bytes.contentLength();
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    handedOver = true;
    bytes.subscribe(subscriber);
  }

  /** Whether the endpoint may have it; while false, it certainly has not. */
  boolean handedOver() {
    return handedOver;
  }
}
