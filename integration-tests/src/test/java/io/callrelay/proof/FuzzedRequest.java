package io.callrelay.proof;

import io.callrelay.rig.RelaySetup;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * What a client sends on a connection: mostly whole requests, several at once among them, some of
 * which break HTTP itself.
 */
final class FuzzedRequest {
  private static final int MOST_PIPELINED = 4;
  private static final String TYPE = "Content-Type: application/json";
  private static final String TOKEN = "Authorization: Bearer " + RelaySetup.INTAKE_TOKEN;
  private static final List<String> OTHER_HEADERS =
      List.of(
          "Content-Type: application/json;charset=UTF-8",
          "Content-Type: application/json; charset=iso-8859-1",
          "Content-Type: text/plain",
          "Content-Type: */*",
          "Content-Type: ;;;=",
          "Content-Type: application/json\r\nContent-Type: text/html",
          "Content-Type:",
          TYPE + "\r\nAuthorization: Basic \u0001\u0002",
          TYPE + "\r\nX-Long: " + "y".repeat(6_000),
          TYPE + "\r\nContent-Encoding: gzip",
          TYPE + "\r\nX-HTTP-Method-Override: DELETE",
          TYPE + "\r\nX-Forwarded-For: ${jndi:ldap://x}",
          TYPE + "\r\nAccept: application/xml",
          TYPE + "\r\nAccept-Language: \u00ff\u00fe",
          TYPE + "\r\ntraceparent: 00-zz-zz-zz",
          TYPE + "\r\nCookie: relay-session=%00; a=\"");
  private static final List<String> OTHER_TOKENS =
      List.of(
          "Authorization: Bearer ", "Authorization: Bearer wrong", "Authorization: \u007f", "X: y");
  private static final List<String> OTHER_LINES =
      List.of(
          "PUT /api/v1/calls HTTP/1.1",
          "BREW /api/v1/calls HTTP/1.1",
          "POST /api/v1/calls/ HTTP/1.1",
          "POST /api/v1/calls;x=y HTTP/1.1",
          "POST /api/v1/../v1/calls HTTP/1.1",
          "POST /api/v1/calls?%zz HTTP/1.1",
          "POST /api/v1/%63alls HTTP/1.1",
          "POST /" + "a".repeat(3_000) + " HTTP/1.1");
  private static final List<String> BROKEN_FRAMES =
      List.of(
          "Content-Length: %2$d",
          "Content-Length: %3$d",
          "Content-Length: -1",
          "Content-Length: %1$d\r\nContent-Length: 7",
          "Content-Length: 99999999999999999999",
          "Content-Length: x",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: chunked\r\nContent-Length: %1$d",
          "Transfer-Encoding: nonsense",
          "X-Huge: " + "z".repeat(20_000),
          "No colon in this header",
          "Content-Length: %1$d\r\n folded: x");

  private final byte[] bytes;
  private final int requests;
  private final boolean sound;

  private FuzzedRequest(byte[] bytes, int requests, boolean sound) {
    this.bytes = bytes;
    this.requests = requests;
    this.sound = sound;
  }

  /** The same for the same chance. */
  static FuzzedRequest of(String callId, Random random) {
    if (random.nextInt(20) == 0) {
      return new FuzzedRequest(broken(FuzzedBody.of(callId, random), random), 1, false);
    }
    int many = random.nextInt(10) == 0 ? 2 + random.nextInt(MOST_PIPELINED - 1) : 1;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < many; i++) {
      all.writeBytes(sound(FuzzedBody.of(callId + "-" + i, random), random));
    }
    return new FuzzedRequest(all.toByteArray(), many, true);
  }

  /** All that is sent. */
  byte[] bytes() {
    return bytes;
  }

  /** How many answers are due. */
  int requests() {
    return requests;
  }

  /** Whether its lengths are true, so that another may follow on the connection. */
  boolean sound() {
    return sound;
  }

  private static byte[] sound(byte[] body, Random random) {
    String line =
        random.nextInt(20) == 0 ? any(OTHER_LINES, random) : "POST /api/v1/calls HTTP/1.1";
    String token = random.nextInt(20) == 0 ? any(OTHER_TOKENS, random) : TOKEN;
    String type = random.nextInt(5) == 0 ? any(OTHER_HEADERS, random) : TYPE;
    if (random.nextInt(10) == 0) {
      byte[] chunk = bytes(Integer.toHexString(body.length) + "\r\n");
      byte[] end = bytes((body.length == 0 ? "" : "\r\n0\r\n") + "\r\n");
      return joined(head(line, token, type, "Transfer-Encoding: chunked"), chunk, body, end);
    }
    return joined(head(line, token, type, "Content-Length: " + body.length), body);
  }

  private static byte[] broken(byte[] body, Random random) {
    String frame =
        any(BROKEN_FRAMES, random)
            .formatted(body.length, body.length / 2, body.length + 1 + random.nextInt(500));
    return joined(head("POST /api/v1/calls HTTP/1.1", TOKEN, TYPE, frame), body);
  }

  private static byte[] head(String line, String... headers) {
    return bytes(line + "\r\nHost: relay\r\n" + String.join("\r\n", headers) + "\r\n\r\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static String any(List<String> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
