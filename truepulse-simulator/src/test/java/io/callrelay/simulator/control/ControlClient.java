package io.callrelay.simulator.control;

import static io.callrelay.simulator.RawClient.post;

import io.callrelay.simulator.RawClient;
import io.callrelay.simulator.SimulatedTruePulse;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Speaks to both ports of a simulator. */
record ControlClient(SimulatedTruePulse truePulse) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  HttpResponse<String> ask(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + truePulse.controlPort()).resolve(path))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  JsonObject get(String path) throws IOException, InterruptedException {
    return new JsonObject(ask("GET", path, "").body());
  }

  void tell(JsonObject call) throws IOException {
    send(post(call));
  }

  void send(String request) throws IOException {
    try (RawClient client = new RawClient(truePulse.webhookPort())) {
      client.send(request).response();
    }
  }
}
