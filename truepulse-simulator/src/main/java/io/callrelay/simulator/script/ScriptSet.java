package io.callrelay.simulator.script;

import io.callrelay.simulator.script.Scope.Call;
import io.callrelay.simulator.script.Scope.Caller;
import io.callrelay.simulator.script.Scope.Did;
import io.callrelay.simulator.script.Scope.Everyone;
import io.callrelay.simulator.script.Scope.Forced;
import io.callrelay.simulator.script.Scope.Steering;
import io.callrelay.simulator.spec.CallIds;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a file of scripts holds.
 *
 * @param named scripts that get a name
 * @param assigned who gets which
 * @param steerByCaller whether the built-in steering digits count
 */
record ScriptSet(List<Script> named, Map<Scope, Script> assigned, boolean steerByCaller) {
  private static final String EXAMPLE = "{\"default\":\"refuse-3-then-accept\"}";
  private static final Set<String> KNOWN =
      Set.of("scripts", "forced", "calls", "callers", "dids", "default", "steerByCaller");

  ScriptSet {
    named = List.copyOf(named);
  }

  /**
   * @param known the scripts that have a name already
   */
  static ScriptSet read(String text, Map<String, Script> known) throws BadInput {
    StepFields file = new StepFields(ScriptReader.object(text, EXAMPLE), "");
    file.only(KNOWN);
    List<Script> named = named(file);
    Map<String, Script> all = new TreeMap<>(known);
    named.forEach(script -> all.put(script.name().orElseThrow(), script));
    Map<Scope, Script> assigned = new LinkedHashMap<>();
    for (String word : List.of("forced", "calls", "callers", "dids", "default")) {
      if (file.has(word)) {
        assigned.putAll(assigned(file, word, all));
      }
    }
    return new ScriptSet(named, assigned, file.flag("steerByCaller").orElse(false));
  }

  private static List<Script> named(StepFields file) throws BadInput {
    List<Script> scripts = new ArrayList<>();
    JsonArray array = file.has("scripts") ? file.array("scripts") : new JsonArray();
    String example = "{\"name\":\"busy\",\"steps\":[" + StepReader.EXAMPLE + "]}";
    for (int i = 0; i < array.size(); i++) {
      StepFields one = file.element(array, "scripts", i, example);
      Script script =
          ScriptReader.read(array.getJsonObject(i), file.path("scripts") + "[" + i + "]");
      if (script.name().isEmpty()) {
        throw new BadInput(one.path("name"), one.path("name") + " is missing");
      }
      scripts.add(script);
    }
    return scripts;
  }

  private static Map<Scope, Script> assigned(
      StepFields file, String word, Map<String, Script> known) throws BadInput {
    Map<Scope, Script> scripts = new LinkedHashMap<>();
    if (word.equals("forced") || word.equals("default")) {
      scripts.put(scope(word, "", word), ScriptReader.readOrUse(file.value(word), word, known));
      return scripts;
    }
    for (Map.Entry<String, Object> entry : file.object(word)) {
      String at = word + "." + entry.getKey();
      Scope scope = scope(word, entry.getKey(), at);
      Script script = ScriptReader.readOrUse(entry.getValue(), at, known);
      requireItsPlace(scope, script, at);
      scripts.put(scope, script);
    }
    return scripts;
  }

  static void requireItsPlace(Scope scope, Script script, String at) throws BadInput {
    if (script.refusesConnections() && !ScriptBook.mayRefuseConnections(scope)) {
      String why = "refuseConnections closes the port for everybody";
      throw new BadInput(at, why + ": force the script or make it the default");
    }
  }

  /**
   * The scope as the control API and files call it.
   *
   * @param at the field to name when the key is no good
   */
  static Scope scope(String word, String key, String at) throws BadInput {
    try {
      return switch (word) {
        case "forced" -> new Forced();
        case "calls" -> new Call(callId(key));
        case "callers" -> new Caller(NumberPattern.of(key));
        case "dids" -> new Did(NumberPattern.of(key));
        default -> new Everyone();
      };
    } catch (IllegalArgumentException e) {
      throw new BadInput(at, String.valueOf(e.getMessage()));
    }
  }

  private static String callId(String id) {
    if (!CallIds.isValid(id)) {
      throw new IllegalArgumentException("tpCallID is 1 to 64 printable characters");
    }
    return id;
  }

  static Map<Scope, Script> of(List<Assigned> all) {
    Map<Scope, Script> scripts = new LinkedHashMap<>();
    for (Assigned one : all) {
      if (!(one.scope() instanceof Steering)) {
        scripts.put(one.scope(), one.script());
      }
    }
    return scripts;
  }

  /** As {@link #read} reads it; a script that has a name in the book is written as that name. */
  JsonObject json(Map<String, Script> known) {
    JsonArray scripts = new JsonArray();
    named.forEach(script -> scripts.add(script.source()));
    JsonObject json = new JsonObject().put("scripts", scripts);
    assigned.forEach(
        (scope, script) -> {
          Object value =
              script.name().map(known::get).filter(script::equals).isPresent()
                  ? script.name().orElseThrow()
                  : script.source();
          if (scope.key().isEmpty()) {
            json.put(scope.word(), value);
          } else {
            within(json, scope.word()).put(scope.key(), value);
          }
        });
    return json.put("steerByCaller", steerByCaller).copy();
  }

  private static JsonObject within(JsonObject json, String word) {
    if (!json.containsKey(word)) {
      json.put(word, new JsonObject());
    }
    return json.getJsonObject(word);
  }
}
