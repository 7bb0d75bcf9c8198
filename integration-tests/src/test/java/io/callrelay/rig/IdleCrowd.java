package io.callrelay.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Very many connections on which nothing happens: every other one says nothing at all, the rest
 * have begun a request. One that the server closes comes again. One thread and one selector hold
 * them.
 */
public final class IdleCrowd implements AutoCloseable {
  private static final byte[] BEGUN =
      "POST /api/v1/calls HTTP/1.1\r\nHost: relay\r\nContent-Length: 400\r\nContent-"
          .getBytes(StandardCharsets.US_ASCII);
  private static final int LOOK_EVERY_MILLIS = 100;

  private final InetSocketAddress server;
  private final Selector selector;
  private final ByteBuffer answer = ByteBuffer.allocate(4096);
  private final AtomicInteger there = new AtomicInteger();
  private final AtomicInteger sentAway = new AtomicInteger();
  private final Thread holding = new Thread(this::hold, "idle-crowd");
  private int opened;

  private IdleCrowd(int port) throws IOException {
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.selector = Selector.open();
  }

  /** Returns when so many are connected. */
  public static IdleCrowd before(int port, int connections) {
    try {
      IdleCrowd crowd = new IdleCrowd(port);
      for (int i = 0; i < connections; i++) {
        crowd.open();
      }
      crowd.holding.start();
      return crowd;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many are connected now. */
  public int there() {
    return there.get();
  }

  /** How often the server has closed one. */
  public int sentAway() {
    return sentAway.get();
  }

  private void open() throws IOException {
    SocketChannel channel = SocketChannel.open(server);
    if (opened++ % 2 == 1) {
      channel.write(ByteBuffer.wrap(BEGUN));
    }
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
    there.incrementAndGet();
  }

  private void hold() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        selector.select(LOOK_EVERY_MILLIS);
        for (SelectionKey key : selector.selectedKeys()) {
          if (isClosed((SocketChannel) key.channel())) {
            key.channel().close();
            there.decrementAndGet();
            sentAway.incrementAndGet();
            open();
          }
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isClosed(SocketChannel channel) {
    try {
      answer.clear();
      return channel.read(answer) < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  /** All go at once. */
  @Override
  public void close() {
    try {
      holding.interrupt();
      holding.join();
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while connections were closed", e);
    }
  }
}
