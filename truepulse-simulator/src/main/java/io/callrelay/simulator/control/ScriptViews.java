package io.callrelay.simulator.control;

import io.callrelay.simulator.script.Assigned;
import io.callrelay.simulator.script.NamedScripts.Entry;
import io.callrelay.simulator.script.Script;
import io.callrelay.simulator.script.ScriptBook;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The scripts as JSON, each step in words. */
final class ScriptViews {
  private ScriptViews() {}

  /**
   * {@code set} has everything that is set in the order in which it is asked; the scopes by name
   * have the same steps for who looks for one.
   */
  static JsonObject all(ScriptBook scripts) {
    JsonObject json =
        new JsonObject()
            .put("calls", new JsonObject())
            .put("callers", new JsonObject())
            .put("dids", new JsonObject())
            .put("default", words(ScriptBook.vendor()));
    JsonArray set = new JsonArray();
    for (Assigned assigned : scripts.assigned()) {
      set.add(assigned(assigned));
      put(json, assigned);
    }
    return json.put("set", set)
        .put("scripts", named(scripts.named()))
        .put("steerByCaller", scripts.steersByCaller())
        .put("refusesConnections", scripts.refusesConnections());
  }

  private static void put(JsonObject json, Assigned assigned) {
    JsonArray words = words(assigned.script());
    String word = assigned.scope().word();
    if (assigned.scope().key().isEmpty()) {
      json.put(word, words);
    } else if (json.containsKey(word)) {
      json.getJsonObject(word).put(assigned.scope().key(), words);
    }
  }

  private static JsonObject assigned(Assigned assigned) {
    return new JsonObject()
        .put("scope", assigned.scope().word())
        .put("key", assigned.scope().key())
        .mergeIn(script(assigned.script()))
        .put("since", assigned.since().toString())
        .put("used", assigned.used());
  }

  /** A script in words. */
  static JsonObject script(Script script) {
    JsonObject json = new JsonObject();
    script.name().ifPresent(name -> json.put("name", name));
    return json.put("description", script.description())
        .put("steps", words(script))
        .put("seed", script.seed());
  }

  static JsonArray named(List<Entry> entries) {
    JsonArray array = new JsonArray();
    entries.forEach(entry -> array.add(named(entry)));
    return array;
  }

  static JsonObject named(Entry entry) {
    return script(entry.script()).put("builtIn", entry.builtIn()).put("used", entry.used());
  }

  /** The built-in table: which digits meet what. */
  static JsonObject steering(boolean on) {
    JsonArray table = new JsonArray();
    ScriptBook.steeringDigits()
        .forEach(
            (digits, script) ->
                table.add(new JsonObject().put("digits", digits.text()).mergeIn(script(script))));
    return new JsonObject().put("on", on).put("digits", table);
  }

  private static JsonArray words(Script script) {
    return new JsonArray(script.words());
  }
}
