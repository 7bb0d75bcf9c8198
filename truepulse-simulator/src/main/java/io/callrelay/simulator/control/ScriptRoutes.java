package io.callrelay.simulator.control;

import io.callrelay.simulator.script.Answer;
import io.callrelay.simulator.script.BadInput;
import io.callrelay.simulator.script.ScriptBook;
import io.callrelay.simulator.script.ScriptReader;
import io.callrelay.simulator.spec.CallIds;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Sets, shows and clears scripts. */
final class ScriptRoutes {
  private final ScriptBook scripts;

  ScriptRoutes(ScriptBook scripts) {
    this.scripts = scripts;
  }

  Reply reply(Request request) throws BadInput {
    String key = request.segment(2);
    return switch (request.segment(1)) {
      case "" -> overview(request);
      case "calls" -> forCall(request, key);
      case "callers" -> forCallers(request, key);
      case "default" -> forAll(request);
      default -> request.unknownPath();
    };
  }

  private Reply overview(Request request) throws BadInput {
    if (request.isA("DELETE")) {
      scripts.clear();
      return shown();
    }
    return request.only("GET", () -> ScriptViews.all(scripts));
  }

  private Reply shown() {
    return Reply.ok(ScriptViews.all(scripts));
  }

  private static Reply set(List<Answer> steps) {
    return Reply.ok(new JsonObject().put("steps", ScriptViews.steps(steps)));
  }

  private Reply forCall(Request request, String callId) throws BadInput {
    if (!CallIds.isValid(callId)) {
      throw new BadInput("tpCallID", "tpCallID is 1 to 64 printable characters");
    }
    if (request.isA("PUT")) {
      List<Answer> steps = ScriptReader.read(request.body());
      scripts.setForCall(callId, steps);
      return set(steps);
    }
    if (request.isA("DELETE")) {
      return scripts.clearCall(callId) ? shown() : none("tpCallID", callId);
    }
    return request.wrongMethod("PUT, DELETE");
  }

  private Reply forCallers(Request request, String digits) throws BadInput {
    if (!digits.matches("\\d{1,20}")) {
      throw new BadInput("lastDigits", "lastDigits is 1 to 20 digits, not \"" + digits + "\"");
    }
    if (request.isA("PUT")) {
      List<Answer> steps = ScriptReader.read(request.body());
      scripts.setForCallers(digits, steps);
      return set(steps);
    }
    if (request.isA("DELETE")) {
      return scripts.clearCallers(digits) ? shown() : none("lastDigits", digits);
    }
    return request.wrongMethod("PUT, DELETE");
  }

  private Reply forAll(Request request) throws BadInput {
    if (request.isA("PUT")) {
      List<Answer> steps = ScriptReader.read(request.body());
      scripts.setDefault(steps);
      return set(steps);
    }
    if (request.isA("DELETE")) {
      scripts.clearDefault();
      return shown();
    }
    return request.wrongMethod("PUT, DELETE");
  }

  private static Reply none(String field, String key) {
    return Reply.notFound(field, "no script is set for \"" + key + "\"");
  }
}
