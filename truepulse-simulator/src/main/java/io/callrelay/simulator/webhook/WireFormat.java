package io.callrelay.simulator.webhook;

import io.callrelay.simulator.script.Response;
import io.callrelay.simulator.spec.Header;
import io.vertx.core.buffer.Buffer;

/** Responses as bytes. */
final class WireFormat {
  private WireFormat() {}

  /** The head with a Content-Length, which may be a lie. */
  static Buffer head(Response response, long contentLength, boolean keepAlive) {
    StringBuilder head = start(response);
    if (mayHaveBody(response)) {
      head.append("Content-Length: ").append(contentLength).append("\r\n");
    }
    return end(head, keepAlive);
  }

  static Buffer chunkedHead(Response response, boolean keepAlive) {
    return end(start(response).append("Transfer-Encoding: chunked\r\n"), keepAlive);
  }

  static Buffer chunkStart(int size) {
    return Buffer.buffer(Integer.toHexString(size) + "\r\n");
  }

  static Buffer interim(int status) {
    return Buffer.buffer("HTTP/1.1 " + status + " " + reason(status) + "\r\n\r\n");
  }

  static boolean mayHaveBody(Response response) {
    return response.status() != 204 && response.status() != 304;
  }

  private static StringBuilder start(Response response) {
    StringBuilder head = new StringBuilder(160);
    int status = response.status();
    head.append("HTTP/1.1 ").append(status).append(' ').append(reason(status)).append("\r\n");
    for (Header header : response.headers()) {
      head.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    return head;
  }

  private static Buffer end(StringBuilder head, boolean keepAlive) {
    if (!keepAlive) {
      head.append("Connection: close\r\n");
    }
    return Buffer.buffer(head.append("\r\n").toString());
  }

  private static String reason(int status) {
    return switch (status) {
      case 100 -> "Continue";
      case 102 -> "Processing";
      case 103 -> "Early Hints";
      case 200 -> "OK";
      case 201 -> "Created";
      case 202 -> "Accepted";
      case 204 -> "No Content";
      case 301 -> "Moved Permanently";
      case 302 -> "Found";
      case 307 -> "Temporary Redirect";
      case 308 -> "Permanent Redirect";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 408 -> "Request Timeout";
      case 413 -> "Content Too Large";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default -> "Status " + status;
    };
  }
}
