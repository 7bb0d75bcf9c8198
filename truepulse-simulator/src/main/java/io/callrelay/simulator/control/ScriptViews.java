package io.callrelay.simulator.control;

import io.callrelay.simulator.script.Answer;
import io.callrelay.simulator.script.Script;
import io.callrelay.simulator.script.ScriptBook;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** The scripts that are set as JSON, each step in words. */
final class ScriptViews {
  private ScriptViews() {}

  static JsonObject all(ScriptBook scripts) {
    return new JsonObject()
        .put("calls", map(scripts.calls()))
        .put("callers", map(scripts.callers()))
        .put("default", steps(scripts.fallback().steps()));
  }

  private static JsonObject map(Map<String, Script> scripts) {
    JsonObject json = new JsonObject();
    scripts.forEach((key, script) -> json.put(key, steps(script.steps())));
    return json;
  }

  static JsonArray steps(List<Answer> answers) {
    JsonArray array = new JsonArray();
    answers.forEach(answer -> array.add(answer.summary()));
    return array;
  }
}
