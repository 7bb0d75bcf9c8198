package io.callrelay.simulator.load;

import static io.callrelay.simulator.Calls.call;
import static io.callrelay.simulator.RawClient.post;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/**
 * Puts load on a running simulator: {@code WebhookLoad PORT CALLS CONNECTIONS}. Each connection
 * sends a call, waits for its SUCCESS and sends the next; every call has another UUID. One thread,
 * so that on two cores the simulator has the other one.
 */
public final class WebhookLoad {
  private static final String PLACE = "11111111-1111-1111-1111-111111111111";
  private static final byte[] TEMPLATE = post(call(PLACE)).getBytes(StandardCharsets.ISO_8859_1);
  private static final int PLACE_AT =
      new String(TEMPLATE, StandardCharsets.ISO_8859_1).indexOf(PLACE);

  private final long[] nanos;
  private int sent;
  private int answered;

  private WebhookLoad(int calls) {
    this.nanos = new long[calls];
  }

  public static void main(String[] arguments) throws IOException {
    WebhookLoad load = new WebhookLoad(Integer.parseInt(arguments[1]));
    long start = System.nanoTime();
    load.run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[2]));
    load.report((System.nanoTime() - start) / 1e9);
  }

  private void report(double seconds) {
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "%d calls in %.1f s: %.0f per second; p50 %.2f ms, p99 %.2f ms, longest %.1f ms%n",
        nanos.length,
        seconds,
        nanos.length / seconds,
        nanos[nanos.length / 2] / 1e6,
        nanos[(int) (nanos.length * 0.99)] / 1e6,
        nanos[nanos.length - 1] / 1e6);
  }

  private void run(int port, int connections) throws IOException {
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        connect(selector, port);
      }
      while (answered < nanos.length) {
        selector.select(
            key -> {
              try {
                answer(key);
              } catch (IOException e) {
                throw new IllegalStateException("the simulator broke the connection", e);
              }
            });
      }
    }
  }

  private void connect(Selector selector, int port) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    Exchange exchange = new Exchange(channel);
    channel.register(selector, SelectionKey.OP_READ, exchange);
    sendNext(exchange);
  }

  private void sendNext(Exchange exchange) throws IOException {
    if (sent < nanos.length) {
      sent++;
      exchange.send();
    }
  }

  private void answer(SelectionKey key) throws IOException {
    Exchange exchange = (Exchange) key.attachment();
    if (exchange.isAnswered()) {
      nanos[answered++] = System.nanoTime() - exchange.sentAt;
      sendNext(exchange);
    }
  }

  /** One connection. */
  private static final class Exchange {
    private final SocketChannel channel;
    private final byte[] request = TEMPLATE.clone();
    private final ByteBuffer received = ByteBuffer.allocate(4096);
    private long sentAt;

    Exchange(SocketChannel channel) {
      this.channel = channel;
    }

    void send() throws IOException {
      byte[] id = UUID.randomUUID().toString().getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(id, 0, request, PLACE_AT, id.length);
      sentAt = System.nanoTime();
      ByteBuffer bytes = ByteBuffer.wrap(request);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    boolean isAnswered() throws IOException {
      if (channel.read(received) < 0) {
        throw new IOException("closed");
      }
      int last = received.position() - 1;
      if (last < 0 || received.get(last) != '}') {
        return false;
      }
      String text = new String(received.array(), 0, last, StandardCharsets.ISO_8859_1);
      if (!text.contains("\"SUCCESS\"")) {
        throw new IOException("not SUCCESS: " + text);
      }
      received.clear();
      return true;
    }
  }
}
