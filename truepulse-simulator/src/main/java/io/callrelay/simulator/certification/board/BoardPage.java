package io.callrelay.simulator.certification.board;

import io.callrelay.simulator.certification.Person.Reply;
import io.callrelay.simulator.control.ControlExtension;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The board on the control port: {@code GET /certification}, {@code GET /api/certification}, {@code
 * POST /api/certification/reply} with {@code {"task":NUMBER,"reply":"yes|no|skip"}}.
 */
public final class BoardPage implements ControlExtension {
  private static final Map<String, String> TYPES =
      Map.of(
          "board.html", "text/html; charset=utf-8",
          "board.css", "text/css; charset=utf-8",
          "board.js", "text/javascript; charset=utf-8");

  private final Board board;

  public BoardPage(Board board) {
    this.board = board;
  }

  @Override
  public String name() {
    return "certification";
  }

  @Override
  public String title() {
    return "Certification";
  }

  @Override
  public void handle(HttpServerRequest request, String path, boolean api) {
    String method = request.method().name();
    if (api && path.equals("/reply") && method.equals("POST")) {
      request.body().onSuccess(body -> reply(request, body));
    } else if (api && path.isEmpty() && method.equals("GET")) {
      json(request, 200, board.json());
    } else if (!api && method.equals("GET")) {
      file(request, path.isEmpty() ? "board.html" : path.substring(1));
    } else {
      failed(request, 404, "path", method + " " + request.path() + " is not there");
    }
  }

  private void reply(HttpServerRequest request, Buffer body) {
    Optional<Said> said = read(body);
    if (said.isEmpty()) {
      String why = "reply is one of yes, no, skip, and task the number of what is asked";
      failed(request, 400, "reply", why);
    } else if (!board.reply(said.get().task(), said.get().reply())) {
      failed(request, 409, "task", "that is not what is asked now");
    } else {
      json(request, 200, board.json());
    }
  }

  /** A reply, and to what. */
  private record Said(int task, Reply reply) {}

  private static Optional<Said> read(Buffer body) {
    try {
      JsonObject said = new JsonObject(body);
      String word = said.getString("reply", "").toUpperCase(Locale.ROOT);
      return Optional.of(new Said(said.getInteger("task", 0), Reply.valueOf(word)));
    } catch (DecodeException | IllegalArgumentException | ClassCastException e) {
      return Optional.empty();
    }
  }

  private static void failed(HttpServerRequest request, int status, String field, String why) {
    json(request, status, new JsonObject().put("error", why).put("field", field));
  }

  private static void json(HttpServerRequest request, int status, JsonObject json) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(json.encode());
  }

  private static void file(HttpServerRequest request, String name) {
    String type = TYPES.get(name);
    if (type == null) {
      failed(request, 404, "path", "there is nothing at " + request.path());
      return;
    }
    try (InputStream in = BoardPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      Buffer bytes = Buffer.buffer(in.readAllBytes());
      request.response().putHeader("Content-Type", type).end(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " in the jar cannot be read", e);
    }
  }
}
