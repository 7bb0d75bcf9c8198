package io.callrelay.delivery;

import io.callrelay.verdict.Answer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * One answer as it arrives. Takes no more than {@link Answer#MOST_KEPT} of its body, then ends the
 * exchange; what has come can be asked for at any time.
 */
final class AnswerUnderWay implements BodyHandler<Answer>, BodySubscriber<Answer> {
  private final CompletableFuture<Answer> ended = new CompletableFuture<>();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long length;
  private @Nullable ResponseInfo head;
  private @Nullable Subscription subscription;
  private boolean stopped;

  @Override
  public synchronized BodySubscriber<Answer> apply(ResponseInfo finalHead) {
    head = finalHead;
    return this;
  }

  @Override
  public CompletionStage<Answer> getBody() {
    return ended;
  }

  @Override
  public synchronized void onSubscribe(Subscription given) {
    subscription = given;
    if (stopped) {
      given.cancel();
    } else {
      given.request(1);
    }
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> pieces) {
    pieces.forEach(this::keep);
    if (length > Answer.MOST_KEPT) {
      stop();
      end(false);
    } else if (subscription != null) {
      subscription.request(1);
    }
  }

  private void keep(ByteBuffer piece) {
    length += piece.remaining();
    byte[] bytes = new byte[Math.min(piece.remaining(), Answer.MOST_KEPT - kept.size())];
    piece.get(bytes);
    kept.writeBytes(bytes);
  }

  @Override
  public synchronized void onError(Throwable broken) {
    end(false);
  }

  @Override
  public synchronized void onComplete() {
    end(true);
  }

  private void end(boolean complete) {
    soFar(complete).ifPresent(ended::complete);
  }

  /** Takes nothing more; the connection is closed if the answer has not ended. */
  synchronized void stop() {
    stopped = true;
    if (subscription != null) {
      subscription.cancel();
    }
  }

  /** What has come of an answer that has not ended, if its head has. */
  synchronized Optional<Answer> soFar() {
    return soFar(false);
  }

  private Optional<Answer> soFar(boolean complete) {
    return head == null
        ? Optional.empty()
        : Optional.of(
            new Answer(
                head.statusCode(),
                head.headers().firstValue("Content-Type").orElse(""),
                head.headers().allValues("Retry-After"),
                kept.toByteArray(),
                length,
                complete));
  }
}
