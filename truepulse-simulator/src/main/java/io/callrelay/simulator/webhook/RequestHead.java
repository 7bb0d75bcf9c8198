package io.callrelay.simulator.webhook;

import io.callrelay.simulator.spec.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A request line with its headers. */
record RequestHead(String method, String target, String version, List<Header> headers) {

  /** Empty: not a head as HTTP/1.1 has them. */
  static Optional<RequestHead> parse(String text) {
    String[] lines = text.split("\r?\n", -1);
    String[] start = lines[0].split(" ", -1);
    if (start.length != 3 || start[0].isEmpty() || !start[2].startsWith("HTTP/1.")) {
      return Optional.empty();
    }
    List<Header> headers = new ArrayList<>(lines.length);
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon < 1 || lines[i].charAt(colon - 1) == ' ') {
        return Optional.empty();
      }
      headers.add(new Header(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip()));
    }
    return Optional.of(new RequestHead(start[0], start[1], start[2], List.copyOf(headers)));
  }

  boolean isChunked() {
    return has("Transfer-Encoding", "chunked");
  }

  boolean expectsContinue() {
    return has("Expect", "100-continue");
  }

  boolean keepAlive() {
    return version.equals("HTTP/1.0")
        ? has("Connection", "keep-alive")
        : !has("Connection", "close");
  }

  /** Empty: contradictory or not a number. */
  Optional<Long> contentLength() {
    List<String> values =
        headers.stream()
            .filter(h -> h.isNamed("Content-Length"))
            .map(Header::value)
            .distinct()
            .toList();
    if (values.isEmpty()) {
      return Optional.of(0L);
    }
    boolean number = values.size() == 1 && values.get(0).matches("\\d{1,18}");
    return number ? Optional.of(Long.parseLong(values.get(0))) : Optional.empty();
  }

  private boolean has(String name, String value) {
    return headers.stream()
        .anyMatch(h -> h.isNamed(name) && h.value().toLowerCase(Locale.ROOT).contains(value));
  }
}
