package io.callrelay.simulator.control;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The OpenAPI document. It is also the gate of the API: what it does not describe is not there, so
 * nothing can be reached that is not documented.
 */
final class ApiDocument {
  private static final String VARIABLE = "{";

  private final String text;
  private final List<Path> paths = new ArrayList<>();

  /** A path template in parts, and the methods it takes. */
  private record Path(List<String> parts, List<String> methods) {
    boolean fits(List<String> asked) {
      if (asked.size() != parts.size()) {
        return false;
      }
      for (int i = 0; i < parts.size(); i++) {
        if (!parts.get(i).startsWith(VARIABLE) && !parts.get(i).equals(asked.get(i))) {
          return false;
        }
      }
      return true;
    }

    /** The number of parts that are not variable: {@code /calls/never-seen} goes first. */
    long exactness() {
      return parts.stream().filter(part -> !part.startsWith(VARIABLE)).count();
    }
  }

  ApiDocument() {
    Buffer bytes = read();
    text = bytes.toString();
    JsonObject templates = new JsonObject(bytes).getJsonObject("paths");
    for (String template : templates.fieldNames()) {
      List<String> methods = new ArrayList<>();
      for (String key : templates.getJsonObject(template).fieldNames()) {
        if (!key.equals("parameters") && !key.equals("summary")) {
          methods.add(key.toUpperCase(Locale.ROOT));
        }
      }
      paths.add(new Path(List.of(template.split("/", -1)), methods));
    }
    paths.sort((one, other) -> Long.compare(other.exactness(), one.exactness()));
  }

  private static Buffer read() {
    try (InputStream in = ApiDocument.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is not in the jar");
      }
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read openapi.json from the jar", e);
    }
  }

  String text() {
    return text;
  }

  /** Why there is nothing to be had; empty: the document has it. */
  Optional<Reply> refuse(String method, String path) {
    List<String> asked = List.of(path.split("/", -1));
    List<Path> fitting = paths.stream().filter(known -> known.fits(asked)).toList();
    if (fitting.isEmpty()) {
      String message = "there is nothing at " + path + "; /api/openapi.json says what there is";
      return Optional.of(Reply.notFound("path", message));
    }
    List<String> methods = fitting.stream().flatMap(known -> known.methods().stream()).toList();
    if (methods.contains(method)) {
      return Optional.empty();
    }
    String takes = String.join(", ", methods);
    return Optional.of(Reply.failed(405, path + " takes " + takes + ", not " + method, "method"));
  }
}
