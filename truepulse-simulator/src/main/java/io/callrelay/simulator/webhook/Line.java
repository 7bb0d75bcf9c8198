package io.callrelay.simulator.webhook;

import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.time.Duration;

/** The sending side of one connection: writes, waits, closes and resets. */
final class Line {
  private static final int PIECE = 64 * 1024;

  private final Vertx vertx;
  private final NetSocket socket;
  private boolean closed;

  Line(Vertx vertx, NetSocket socket) {
    this.vertx = vertx;
    this.socket = socket;
  }

  void write(Buffer bytes) {
    if (!closed) {
      socket.write(bytes);
    }
  }

  /** Writes, and goes on once the operating system has the bytes. */
  void write(Buffer bytes, Runnable then) {
    if (!closed) {
      socket.write(bytes).onSuccess(done -> then.run());
    }
  }

  /** Does nothing any more once the connection is gone. */
  void after(Duration delay, Runnable then) {
    if (delay.isZero()) {
      then.run();
      return;
    }
    vertx.setTimer(Math.max(1, delay.toMillis()), fired -> runIfOpen(then));
  }

  private void runIfOpen(Runnable then) {
    if (!closed) {
      then.run();
    }
  }

  /** A piece at a time, as fast as the client reads. */
  void drip(Buffer bytes, int atOnce, Duration interval, Runnable then) {
    if (bytes.length() <= atOnce) {
      write(bytes, then);
      return;
    }
    write(bytes.slice(0, atOnce));
    Buffer rest = bytes.slice(atOnce, bytes.length());
    after(interval, () -> drip(rest, atOnce, interval, then));
  }

  /** Writes filler of so many bytes at the client's pace. */
  void fill(long bytes, Runnable then) {
    long left = bytes;
    while (left > 0 && !closed && !socket.writeQueueFull()) {
      int size = (int) Math.min(PIECE, left);
      socket.write(spaces(size));
      left -= size;
    }
    long rest = left;
    if (rest == 0) {
      then.run();
    } else if (!closed) {
      socket.drainHandler(drained -> fill(rest, then));
    }
  }

  /** Writes chunks at the client's pace until the connection is gone. */
  void chunksWithoutEnd() {
    while (!closed && !socket.writeQueueFull()) {
      socket.write(WireFormat.chunkStart(PIECE).appendBuffer(spaces(PIECE)).appendString("\r\n"));
    }
    if (!closed) {
      socket.drainHandler(drained -> chunksWithoutEnd());
    }
  }

  private static Buffer spaces(int size) {
    return Buffer.buffer(" ".repeat(size));
  }

  /** FIN, after everything written. */
  void close() {
    socket.close();
  }

  /** RST: the peer's next read or write fails with "connection reset". */
  @SuppressWarnings("FutureReturnValueIgnored") // the listener hears of success and of failure
  void reset() {
    ChannelPipeline pipeline = ((NetSocketInternal) socket).channelHandlerContext().pipeline();
    if (pipeline.channel() instanceof SocketChannel channel) {
      channel.config().setSoLinger(0);
    }
    // From the first handler on, so that TLS does not say good-bye, which no reset does.
    pipeline.firstContext().close().addListener(gone -> onClosed());
  }

  void onClosed() {
    closed = true;
  }
}
