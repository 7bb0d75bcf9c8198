package io.callrelay.simulator;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that shows the bytes and how a connection ended, which no HTTP client does. */
public final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MS = 5_000;

  /** How the reading stopped. */
  public enum End {
    CLOSED,
    RESET,
    STILL_OPEN
  }

  /** Everything that was received, and how it ended. */
  public record Received(String text, End end) {
    public String body() {
      return text.substring(text.indexOf("\r\n\r\n") + 4);
    }
  }

  private final Socket socket;

  public RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MS);
  }

  public static String post(JsonObject call) {
    return post("/webhook", call.encode());
  }

  public static String post(String path, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        + "Content-Length: "
        + length
        + "\r\n\r\n"
        + body;
  }

  public RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    return this;
  }

  /** For more than fits between the two ends while nobody reads. */
  public void sendWhileReading(String text) {
    Thread reader =
        new Thread(
            () -> {
              try {
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // The connection is gone, and with it what was to be read.
              }
            },
            "reader");
    reader.setDaemon(true);
    reader.start();
    try {
      send(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one response by its Content-Length. */
  public Received response() throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    while (!isWhole(received.toString(StandardCharsets.ISO_8859_1))) {
      End end = readOne(received);
      if (end != End.STILL_OPEN) {
        return received(received, end);
      }
    }
    return received(received, End.STILL_OPEN);
  }

  private static boolean isWhole(String text) {
    int blank = text.indexOf("\r\n\r\n");
    if (blank < 0) {
      return false;
    }
    String length = text.substring(0, blank).replaceAll("(?s).*Content-Length: (\\d+).*", "$1");
    int wanted = length.matches("\\d+") ? Integer.parseInt(length) : 0;
    return text.length() - blank - 4 >= wanted;
  }

  private End readOne(ByteArrayOutputStream received) throws IOException {
    try {
      int next = socket.getInputStream().read();
      if (next < 0) {
        return End.CLOSED;
      }
      received.write(next);
      return End.STILL_OPEN;
    } catch (SocketTimeoutException e) {
      throw new AssertionError("nothing more after " + received, e);
    } catch (SocketException e) {
      return End.RESET;
    }
  }

  /** Reads until the connection ends. */
  public Received everything() throws IOException {
    return upTo(Integer.MAX_VALUE, PATIENCE_MS);
  }

  /** Reads until the connection ends, so many bytes came, or nothing came for so long. */
  public Received upTo(int bytes, int silenceMs) throws IOException {
    socket.setSoTimeout(silenceMs);
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    byte[] piece = new byte[16 * 1024];
    while (received.size() < bytes) {
      try {
        int read = in.read(piece);
        if (read < 0) {
          return received(received, End.CLOSED);
        }
        received.write(piece, 0, read);
      } catch (SocketTimeoutException e) {
        return received(received, End.STILL_OPEN);
      } catch (SocketException e) {
        return received(received, End.RESET);
      }
    }
    return received(received, End.STILL_OPEN);
  }

  private static Received received(ByteArrayOutputStream bytes, End end) {
    return new Received(bytes.toString(StandardCharsets.UTF_8), end);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
