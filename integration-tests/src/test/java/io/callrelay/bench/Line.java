package io.callrelay.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * One connection that is kept, and posts one request after the other. It does no more than it must,
 * so that what is measured is the server and not its client.
 */
final class Line implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Where it stands in {@code HTTP/1.1 200 OK}. */
  private static final int STATUS = 9;

  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String head;
  private boolean last;

  Line(Target target) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), target.port());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(Math.toIntExact(TIMEOUT.toMillis()));
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = new BufferedOutputStream(socket.getOutputStream());
    this.head =
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n"
                .formatted(target.path(), target.token())
            + "Content-Type: application/json\r\nContent-Length: ";
  }

  /** Posts a body of ASCII and returns the status, once the whole answer is there. */
  int post(String body) throws IOException {
    out.write((head + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
    out.flush();
    int status = Integer.parseInt(line().substring(STATUS, STATUS + 3));
    int length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      last |= lower.startsWith("connection:") && lower.endsWith("close");
      chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
      if (lower.startsWith(LENGTH)) {
        length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
      }
    }
    skipBody(length, chunked);
    return status;
  }

  /** Whether the server has said that it takes no more on this connection. */
  boolean isLast() {
    return last;
  }

  private void skipBody(int length, boolean chunked) throws IOException {
    in.skipNBytes(length);
    if (chunked) {
      for (int size = chunk(); size > 0; size = chunk()) {
        in.skipNBytes(size + 2L);
      }
      line();
    }
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
