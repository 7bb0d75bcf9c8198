package io.callrelay.simulator.control;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The extensions of this control port. */
final class Mounted {
  private static final String API = "/api/";

  private final List<ControlExtension> extensions = new CopyOnWriteArrayList<>();

  /** Returns what takes it away again. */
  Runnable add(ControlExtension extension) {
    if (!extension.name().matches("[a-z0-9-]+") || find(extension.name()).isPresent()) {
      throw new IllegalArgumentException("no name for an extension: " + extension.name());
    }
    extensions.add(extension);
    return () -> extensions.remove(extension);
  }

  private Optional<ControlExtension> find(String name) {
    return extensions.stream().filter(extension -> extension.name().equals(name)).findFirst();
  }

  /** Whether an extension took the request. */
  boolean take(HttpServerRequest request) {
    boolean api = request.path().startsWith(API);
    String path = request.path().substring(api ? API.length() : 1);
    int slash = path.indexOf('/');
    String name = slash < 0 ? path : path.substring(0, slash);
    Optional<ControlExtension> found = find(name);
    found.ifPresent(extension -> extension.handle(request, path.substring(name.length()), api));
    return found.isPresent();
  }

  JsonObject links() {
    JsonArray links = new JsonArray();
    for (ControlExtension extension : extensions) {
      links.add(
          new JsonObject().put("title", extension.title()).put("path", "/" + extension.name()));
    }
    return new JsonObject().put("extensions", links);
  }
}
