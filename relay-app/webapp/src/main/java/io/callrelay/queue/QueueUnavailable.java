package io.callrelay.queue;

import org.jspecify.annotations.Nullable;

/** The broker did not take a message in time; the message says what it answered. */
public final class QueueUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QueueUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
