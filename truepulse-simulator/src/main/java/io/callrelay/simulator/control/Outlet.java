package io.callrelay.simulator.control;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writes a long response from a worker's thread in pieces of 64 KiB, each when the one before has
 * gone out. Gives up on a client that reads nothing for a minute.
 */
final class Outlet {
  private static final int PIECE = 64 * 1024;
  private static final long PATIENCE_SECONDS = 60;

  private final HttpServerResponse response;
  private Buffer piece = Buffer.buffer(PIECE);
  private boolean open = true;

  Outlet(HttpServerResponse response) {
    this.response = response;
  }

  /** Whether the client is still there. */
  boolean write(Buffer bytes) throws InterruptedException {
    piece.appendBuffer(bytes);
    return piece.length() < PIECE ? open : flush();
  }

  private boolean flush() throws InterruptedException {
    if (!open || piece.length() == 0) {
      return open;
    }
    Buffer full = piece;
    piece = Buffer.buffer(PIECE);
    try {
      response
          .write(full)
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      open = false; // The client went away or stands still: nobody is left to tell.
      response.reset();
    }
    return open;
  }

  /** Writes the rest and ends the response. */
  void finish() throws InterruptedException {
    if (flush()) {
      response.end();
    }
  }
}
