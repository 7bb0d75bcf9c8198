package io.callrelay.operations;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told how the relay is, as it changes. He is told one thing at a time; what comes
 * while he still reads is left out, for the next tells more.
 */
final class Listener {
  /** Who does not read for so long is gone. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** After so long he must ask anew, so that it is looked at again whether he may. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  private final SseEventSink sink;
  private final Executor executor;
  private final Instant since;
  private final AtomicReference<@Nullable Instant> tellingSince = new AtomicReference<>();
  private volatile boolean failed;

  Listener(SseEventSink sink, Executor executor, Instant since) {
    this.sink = sink;
    this.executor = executor;
    this.since = since;
  }

  /** Tells him, unless he is still being told what came before. */
  void tell(OutboundSseEvent event, Instant now) {
    if (tellingSince.compareAndSet(null, now)) {
      executor.execute(() -> send(event));
    }
  }

  private void send(OutboundSseEvent event) {
    try {
      sink.send(event)
          .whenComplete(
              (sent, thrown) -> {
                failed |= thrown != null;
                tellingSince.set(null);
              });
    } catch (IllegalStateException e) {
      // He is gone; whoever looks next forgets him.
      failed = true;
    }
  }

  /** Whether there is nobody to tell any more, or not until he has asked anew. */
  boolean gone(Instant now) {
    Instant telling = tellingSince.get();
    return failed
        || sink.isClosed()
        || !now.isBefore(since.plus(LONGEST))
        || Optional.ofNullable(telling).filter(t -> now.isAfter(t.plus(PATIENCE))).isPresent();
  }

  /** Tells him the last thing, unless he is still being told what came before, and closes. */
  void end(OutboundSseEvent last) {
    executor.execute(
        () -> {
          if (tellingSince.get() == null) {
            send(last);
          }
          sink.close();
        });
  }

  /** Closing may wait for a write that is stuck, so it is done aside. */
  void close() {
    executor.execute(sink::close);
  }
}
