package io.callrelay.delivery;

import java.nio.charset.StandardCharsets;

/** Answers as they travel. */
final class Answers {
  static final String SUCCESS = "{\"status\":\"SUCCESS\",\"message\":\"Data added successfully.\"}";
  static final String ERROR = "{\"status\":\"ERROR\",\"message\":\"Detailed error message\"}";

  private Answers() {}

  static String ok(String body) {
    return withStatus("200 OK", body);
  }

  static String withStatus(String status, String body, String... headers) {
    return head(status, headers)
        + "Content-Length: %d\r\n\r\n%s"
            .formatted(body.getBytes(StandardCharsets.UTF_8).length, body);
  }

  static String head(String status, String... headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
    head.append("Content-Type: application/json\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.toString();
  }

  static String chunked(String status) {
    return head(status, "Transfer-Encoding: chunked") + "\r\n";
  }
}
