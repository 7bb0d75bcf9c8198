package io.callrelay.simulator.script;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads a script: <code>{"steps":[{"answer":"error","times":2},{"answer":"success"}]}</code>. */
public final class ScriptReader {
  private static final int MOST_STEPS = 1000;

  private ScriptReader() {}

  /** At least one step, at most 1,000 with repetitions. */
  public static List<Answer> read(String text) throws BadInput {
    Object root;
    try {
      root = Json.decodeValue(text);
    } catch (DecodeException e) {
      throw new BadInput("body", "the body is not JSON: " + e.getMessage());
    }
    if (root instanceof JsonObject object && object.getValue("steps") instanceof JsonArray steps) {
      return read(steps);
    }
    throw new BadInput("steps", "steps is a list of steps: {\"steps\":[{\"answer\":\"success\"}]}");
  }

  private static List<Answer> read(JsonArray steps) throws BadInput {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      String at = "steps[" + i + "]";
      if (!(steps.getValue(i) instanceof JsonObject step)) {
        throw new BadInput(at, at + " is an object such as {\"answer\":\"success\"}");
      }
      Answer answer = StepReader.read(step, at);
      int times = (int) new StepFields(step, at).number("times", 1, 1, MOST_STEPS);
      answers.addAll(Collections.nCopies(times, answer));
    }
    if (answers.isEmpty() || answers.size() > MOST_STEPS) {
      throw new BadInput("steps", "steps holds 1 to " + MOST_STEPS + " steps");
    }
    return answers;
  }
}
