package io.callrelay.simulator.script;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The scripts that are built in, and the digits at the end of a caller's number that steer. */
final class Predefined {
  private static final JsonObject FILE = file();

  static final Map<String, Script> SCRIPTS = scripts();
  static final SortedMap<NumberPattern, Script> STEERING = steering();

  private Predefined() {}

  private static JsonObject file() {
    try (InputStream in = Predefined.class.getResourceAsStream("predefined-scripts.json")) {
      byte[] bytes = Objects.requireNonNull(in, "predefined-scripts.json").readAllBytes();
      return new JsonObject(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in scripts cannot be read", e);
    }
  }

  private static Map<String, Script> scripts() {
    Map<String, Script> scripts = new LinkedHashMap<>();
    String text = new JsonObject().put("scripts", FILE.getValue("scripts")).encode();
    try {
      for (Script script : ScriptSet.read(text, Map.of()).named()) {
        scripts.put(script.name().orElseThrow(), script);
      }
    } catch (BadInput e) {
      throw new IllegalStateException("the built-in scripts cannot be used", e);
    }
    return Map.copyOf(scripts);
  }

  private static SortedMap<NumberPattern, Script> steering() {
    SortedMap<NumberPattern, Script> table = new TreeMap<>();
    for (Map.Entry<String, Object> entry : FILE.getJsonObject("steering")) {
      String name = String.valueOf(entry.getValue());
      Script script = Objects.requireNonNull(SCRIPTS.get(name), name);
      table.put(NumberPattern.of(entry.getKey()), script);
    }
    return table;
  }
}
