package io.callrelay.simulator.control;

import io.callrelay.simulator.script.BadInput;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A request of the control API, read. */
record Request(String method, String path, MultiMap parameters, String body) {
  private static final String ROOT = "/api/";

  /** The decoded part of the path after {@code /api/}, counted from 0; "" when there is none. */
  String segment(int index) throws BadInput {
    if (!path.startsWith(ROOT)) {
      return "";
    }
    String[] segments = path.substring(ROOT.length()).split("/", -1);
    if (index >= segments.length) {
      return "";
    }
    try {
      return URLDecoder.decode(segments[index].replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadInput("path", "the path is not properly percent-encoded: " + path);
    }
  }

  boolean isA(String wanted) {
    return method.equals(wanted);
  }

  /** Makes a reply that may find the input bad. */
  interface Body {
    JsonObject make() throws BadInput;
  }

  Reply only(String wanted, Body body) throws BadInput {
    return isA(wanted) ? Reply.ok(body.make()) : wrongMethod(wanted);
  }

  Reply wrongMethod(String allowed) {
    return Reply.failed(405, path + " takes " + allowed + ", not " + method, "method");
  }

  Reply unknownPath() {
    return Reply.notFound("path", "there is nothing at " + path);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  int number(String name, int fallback, int most) throws BadInput {
    Optional<String> text = parameter(name);
    if (text.isEmpty()) {
      return fallback;
    }
    if (text.get().matches("\\d{1,9}") && Integer.parseInt(text.get()) <= most) {
      return Integer.parseInt(text.get());
    }
    String rule = name + " is a whole number from 0 to " + most;
    throw new BadInput(name, rule + ", not \"" + text.get() + "\"");
  }
}
