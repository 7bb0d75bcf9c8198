package io.callrelay.simulator.control;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files of the web page, out of the jar. */
final class WebPage {
  private static final String FOLDER = "/page/";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private final Map<String, File> files = new ConcurrentHashMap<>();

  private record File(String type, Buffer bytes, String tag) {}

  /** Whether the path is one of the page's. */
  boolean take(HttpServerRequest request) {
    String path = request.path();
    String name = path.equals("/") ? "index.html" : path.replaceFirst("^" + FOLDER, "");
    if (!path.equals("/") && !path.startsWith(FOLDER)) {
      return false;
    }
    Optional<File> file = Optional.ofNullable(files.get(name)).or(() -> load(name));
    file.ifPresent(found -> files.put(name, found));
    file.ifPresent(found -> send(request, found));
    return file.isPresent();
  }

  private static void send(HttpServerRequest request, File file) {
    HttpServerResponse response = request.response();
    // Asked for each time and mostly not sent again: a newer simulator's page shows at once.
    response.putHeader("Cache-Control", "no-cache").putHeader("ETag", file.tag());
    if (file.tag().equals(request.getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader("Content-Type", file.type());
    if (request.method().name().equals("HEAD")) {
      response.putHeader("Content-Length", String.valueOf(file.bytes().length())).end();
    } else {
      response.end(file.bytes());
    }
  }

  private static Optional<File> load(String name) {
    // Only such names are files of the page; nothing else of the jar can be reached.
    if (!name.matches("[a-z]+\\.(html|css|js|svg)")) {
      return Optional.empty();
    }
    try (InputStream in = WebPage.class.getResourceAsStream("page/" + name)) {
      if (in == null) {
        return Optional.empty();
      }
      Buffer bytes = Buffer.buffer(in.readAllBytes());
      String type = TYPES.getOrDefault(name.substring(name.indexOf('.') + 1), "");
      String tag = "\"" + Integer.toHexString(bytes.hashCode()) + "-" + bytes.length() + "\"";
      return Optional.of(new File(type, bytes, tag));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " from the jar", e);
    }
  }
}
