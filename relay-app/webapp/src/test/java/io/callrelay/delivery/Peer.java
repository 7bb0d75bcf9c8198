package io.callrelay.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An endpoint by hand: reads requests from sockets, counts them, and answers as it is told. */
final class Peer implements AutoCloseable {
  /** What the peer does with one request that it has read. */
  @FunctionalInterface
  interface Manner {
    void answer(Exchange exchange) throws IOException, InterruptedException;
  }

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  private final ServerSocket listening;
  private final Manner manner;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch gone = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);

  private Peer(ServerSocket listening, Manner manner) {
    this.listening = listening;
    this.manner = manner;
    threads.execute(this::accept);
  }

  static Peer that(Manner manner) {
    try {
      return on(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), manner);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Peer on(ServerSocket listening, Manner manner) {
    return new Peer(listening, manner);
  }

  /** Answers every request with these bytes and keeps the connection. */
  static Peer saying(String answer) {
    return that(exchange -> exchange.say(answer));
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port() + "/hook?tenant=a%20b");
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        open.add(socket);
        connections.incrementAndGet();
        threads.execute(() -> serve(socket));
      }
    } catch (IOException closed) {
      closing.countDown();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      while (readRequest(socket.getInputStream())) {
        manner.answer(new Exchange(socket, requests.size(), closing));
      }
    } catch (IOException endedByTheOtherSide) {
      gone.countDown();
    } catch (InterruptedException testIsOver) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private boolean readRequest(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        gone.countDown();
        return false;
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    Matcher length = LENGTH.matcher(text);
    byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    requests.add(text + new String(body, StandardCharsets.UTF_8));
    return true;
  }

  /** The requests as they came, in order. */
  List<String> requests() {
    return requests;
  }

  int posts() {
    return (int) requests.stream().filter(request -> request.startsWith("POST ")).count();
  }

  int connections() {
    return connections.get();
  }

  /** Whether a connection was ended by the other side, within two seconds. */
  boolean seesTheConnectionClosed() throws InterruptedException {
    return gone.await(2, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** One request that has been read and waits for its answer. */
  record Exchange(Socket socket, int number, CountDownLatch closing) {
    void say(String text) throws IOException {
      say(text.getBytes(StandardCharsets.UTF_8));
    }

    void say(byte[] bytes) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    }

    void hangUp() throws IOException {
      socket.shutdownOutput();
    }

    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Lets a moment pass, unless the test is over; tells whether it goes on. */
    boolean moment() throws InterruptedException {
      return !closing.await(20, TimeUnit.MILLISECONDS);
    }

    /** Says nothing until the other side gives up. */
    void waitForTheEnd() throws IOException {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
  }
}
