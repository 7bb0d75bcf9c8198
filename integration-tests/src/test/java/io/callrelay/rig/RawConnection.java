package io.callrelay.rig;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** A connection on which anything may be sent, whether HTTP or not; answers must be HTTP. */
public final class RawConnection implements AutoCloseable {
  private final Socket socket;
  private final InputStream answers;

  /**
   * What came back.
   *
   * @param status of the answer
   * @param last the server closes the connection after it
   */
  public record Answer(int status, String body, boolean last) {}

  /**
   * Connects.
   *
   * @param patience how long anything may take to come
   */
  public RawConnection(int port, Duration patience) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.answers = new BufferedInputStream(socket.getInputStream());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
  }

  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /**
   * The next answer that is not a provisional one.
   *
   * @throws EOFException when there is none any more
   * @throws java.net.SocketTimeoutException when nothing comes
   * @throws java.net.ProtocolException when what comes is not HTTP
   */
  public Answer next() throws IOException {
    Answer answer;
    do {
      answer = read();
    } while (answer.status() < 200);
    return answer;
  }

  private Answer read() throws IOException {
    int status = status(line());
    long length = status < 200 || status == 204 || status == 304 ? 0 : -1;
    boolean chunked = false;
    boolean last = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
      last |= lower.startsWith("connection:") && lower.contains("close");
    }
    byte[] body = chunked ? chunks() : length < 0 ? answers.readAllBytes() : exactly(length);
    return new Answer(
        status, new String(body, StandardCharsets.UTF_8), last || (!chunked && length < 0));
  }

  private static int status(String line) throws IOException {
    if (!line.matches("HTTP/1\\.[01] [1-5]\\d\\d( .*)?")) {
      throw new java.net.ProtocolException("not HTTP: " + line);
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private byte[] chunks() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int size = size(); size > 0; size = size()) {
      all.append(new String(exactly(size), StandardCharsets.ISO_8859_1));
      line();
    }
    line();
    return all.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private int size() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private byte[] exactly(long length) throws IOException {
    byte[] body = answers.readNBytes(Math.toIntExact(length));
    if (body.length < length) {
      throw new EOFException("an answer was cut short");
    }
    return body;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = answers.read(); next != '\n'; next = answers.read()) {
      if (next < 0) {
        throw new EOFException("no more answers");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
