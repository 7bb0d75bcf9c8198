package io.callrelay.simulator.control;

import io.callrelay.simulator.script.BadInput;
import io.callrelay.simulator.script.Script;
import io.callrelay.simulator.script.ScriptBook;
import io.vertx.core.json.JsonObject;

/** Sets, shows, forces and clears scripts. */
final class ScriptRoutes {
  private final ScriptBook scripts;

  ScriptRoutes(ScriptBook scripts) {
    this.scripts = scripts;
  }

  Reply reply(Request request) throws BadInput {
    String word = request.segment(1);
    String key = request.segment(2);
    return switch (word) {
      case "" -> overview(request);
      case "export" -> request.only("GET", scripts::export);
      case "named" -> key.isEmpty() ? names(request) : named(request, key);
      case "steering" -> steering(request);
      case "forced", "default" -> forAll(request, word);
      case "calls", "callers", "dids" -> forSome(request, word, key);
      default -> request.unknownPath();
    };
  }

  private Reply overview(Request request) throws BadInput {
    if (request.isA("PUT")) {
      scripts.load(request.body());
    } else if (request.isA("DELETE")) {
      scripts.clear();
    } else if (!request.isA("GET")) {
      return request.wrongMethod("GET, PUT, DELETE");
    }
    return shown();
  }

  private Reply shown() {
    return Reply.ok(ScriptViews.all(scripts));
  }

  private Reply forAll(Request request, String word) throws BadInput {
    if (request.isA("DELETE")) {
      scripts.clear(word, "");
      return shown();
    }
    return assign(request, word, "");
  }

  private Reply forSome(Request request, String word, String key) throws BadInput {
    if (request.isA("DELETE")) {
      return scripts.clear(word, key) ? shown() : none(word, key);
    }
    return assign(request, word, key);
  }

  private Reply assign(Request request, String word, String key) throws BadInput {
    if (!request.isA("PUT")) {
      return request.wrongMethod("PUT, DELETE");
    }
    Script script = scripts.assign(word, key, request.body());
    return Reply.ok(ScriptViews.script(script));
  }

  private static Reply none(String word, String key) {
    return Reply.notFound(word, "no script is set for \"" + key + "\"");
  }

  private Reply names(Request request) throws BadInput {
    return request.only(
        "GET", () -> new JsonObject().put("scripts", ScriptViews.named(scripts.named())));
  }

  private Reply named(Request request, String name) throws BadInput {
    if (request.isA("PUT")) {
      return Reply.ok(ScriptViews.script(scripts.define(name, request.body())));
    }
    if (request.isA("DELETE")) {
      return scripts.undefine(name)
          ? shown()
          : Reply.notFound("name", "no script \"" + name + "\" was added");
    }
    return scripts.named().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .map(entry -> Reply.ok(ScriptViews.named(entry).put("source", entry.script().source())))
        .orElseGet(() -> Reply.notFound("name", "there is no script \"" + name + "\""));
  }

  private Reply steering(Request request) {
    if (request.isA("PUT") || request.isA("DELETE")) {
      scripts.steerByCaller(request.isA("PUT"));
    } else if (!request.isA("GET")) {
      return request.wrongMethod("GET, PUT, DELETE");
    }
    return Reply.ok(ScriptViews.steering(scripts.steersByCaller()));
  }
}
