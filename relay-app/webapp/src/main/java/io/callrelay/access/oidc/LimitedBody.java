package io.callrelay.access.oidc;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Takes a body in, and gives up as soon as it is longer than it may be. */
final class LimitedBody implements BodySubscriber<byte[]> {
  private final int mostBytes;
  private final BodySubscriber<byte[]> body = BodySubscribers.ofByteArray();
  private @Nullable Subscription subscription;
  private long bytes;

  LimitedBody(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body.getBody();
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    body.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> part) {
    bytes += part.stream().mapToLong(ByteBuffer::remaining).sum();
    if (bytes <= mostBytes) {
      body.onNext(part);
    } else if (subscription != null) {
      subscription.cancel();
      body.onError(new IOException("the answer is longer than " + mostBytes + " bytes"));
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.onError(failure);
  }

  @Override
  public void onComplete() {
    body.onComplete();
  }
}
