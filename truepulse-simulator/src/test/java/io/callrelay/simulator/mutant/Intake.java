package io.callrelay.simulator.mutant;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Takes one call by POST with a bearer token: 202, and 409 for other content under a known id. */
final class Intake {
  static final String PATH = "/calls";

  private final String token;
  private final boolean once;
  private final Consumer<Call> taken;
  private final Map<String, Call> known = new HashMap<>();

  Intake(String token, boolean once, Consumer<Call> taken) {
    this.token = token;
    this.once = once;
    this.taken = taken;
  }

  void handle(HttpServerRequest request) {
    if (!request.path().equals(PATH)) {
      answer(request, 404);
    } else if (!request.method().equals(HttpMethod.POST)) {
      answer(request, 405);
    } else if (!("Bearer " + token).equals(request.getHeader("Authorization"))) {
      answer(request, 401);
    } else {
      request.body().onSuccess(body -> answer(request, take(body)));
    }
  }

  private int take(Buffer body) {
    try {
      Call call = Call.of(new JsonObject(body));
      Call earlier = known.putIfAbsent(call.id(), call);
      if (earlier == null || !once) {
        taken.accept(call);
      }
      return earlier == null || earlier.equals(call) ? 202 : 409;
    } catch (DecodeException | IllegalArgumentException e) {
      return 400;
    }
  }

  private static void answer(HttpServerRequest request, int status) {
    HttpServerResponse response = request.response();
    response.setStatusCode(status).end();
  }
}
