package io.callrelay.deployed;

import io.callrelay.support.RelayApi;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A connection to the relay on which any bytes can be sent, in any rhythm. */
final class RawConnection implements AutoCloseable {
  /**
   * An answer as it came.
   *
   * @param headers each as one line, in small letters
   * @param last whether the relay closes the connection after it
   */
  record Answered(int status, List<String> headers, String body, boolean last) {}

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private final Socket socket;
  private final InputStream in;

  private RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  static RawConnection to(RelayApi relay) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.root().getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(Math.toIntExact(LONGEST_WAIT.toMillis()));
    return new RawConnection(socket);
  }

  /** The bytes of a POST of a call. */
  static byte[] post(RelayApi relay, byte[] body) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head(relay, body.length));
    request.writeBytes(body);
    return request.toByteArray();
  }

  static byte[] head(RelayApi relay, int length) {
    return """
    POST /api/v1/calls HTTP/1.1\r
    Host: relay\r
    Authorization: Bearer %s\r
    Content-Type: application/json\r
    Content-Length: %d\r
    \r
    """
        .formatted(relay.intakeToken(), length)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The bytes of a request without a body, its lines as they are given. */
  static byte[] request(String... lines) {
    return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** The next answer; it must have a length or come in chunks. */
  Answered answer() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = -1;
    boolean chunked = false;
    boolean last = false;
    List<String> headers = new ArrayList<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      headers.add(lower);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
      last |= lower.startsWith("connection:") && lower.contains("close");
    }
    return new Answered(status, headers, chunked ? chunks() : body(length, last), last);
  }

  /** Without a length it ends with the connection, or there is none. */
  private String body(int length, boolean last) throws IOException {
    return length < 0 && last
        ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
        : text(Math.max(length, 0));
  }

  private String chunks() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int size = size(); size > 0; size = size()) {
      all.append(text(size));
      line();
    }
    line();
    return all.toString();
  }

  private int size() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String text(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the answer ended after " + bytes.length + " of " + length);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended after: " + line);
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
