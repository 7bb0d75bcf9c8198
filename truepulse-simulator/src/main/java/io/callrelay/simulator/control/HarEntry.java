package io.callrelay.simulator.control;

import io.callrelay.simulator.script.Answer;
import io.callrelay.simulator.script.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An arrival as an entry of a HAR 1.2 archive.
 *
 * <p>Sizes and times that the ledger does not have are -1, as HAR says. What was done to the answer
 * on its way (a fault, a delay) and the verdict are in {@code comment}.
 */
final class HarEntry {
  private static final String VERSION = "HTTP/1.1";

  private static final Response SUCCESS = Answer.success().response();

  private final JsonObject arrival;
  private final String webhook;

  private HarEntry(JsonObject arrival, String webhook) {
    this.arrival = arrival;
    this.webhook = webhook;
  }

  /**
   * From an arrival's journal line.
   *
   * @param webhook scheme, host and port of the webhook: {@code http://127.0.0.1:9090}
   */
  static JsonObject of(JsonObject arrival, String webhook) {
    return new HarEntry(arrival, webhook).entry();
  }

  private JsonObject entry() {
    return new JsonObject()
        .put("startedDateTime", arrival.getString("at"))
        .put("time", 0)
        .put("request", request())
        .put("response", response())
        .put("cache", new JsonObject())
        .put("timings", new JsonObject().put("send", 0).put("wait", 0).put("receive", 0))
        .put("connection", String.valueOf(arrival.getLong("connection")))
        .put("comment", comment());
  }

  private String comment() {
    String words = arrival.getLong("number") + " " + arrival.getString("verdict");
    return words + ", answered: " + arrival.getString("answer");
  }

  private JsonObject request() {
    byte[] body = body(arrival);
    String target = arrival.getString("target");
    JsonObject request =
        new JsonObject()
            .put("method", arrival.getString("method"))
            .put("url", target.startsWith("/") ? webhook + target : target)
            .put("httpVersion", VERSION)
            .put("cookies", new JsonArray())
            .put("headers", headers(arrival.getJsonArray("headers")))
            .put("queryString", query(target))
            .put("headersSize", -1)
            .put("bodySize", body.length);
    return body.length == 0 ? request : request.put("postData", postData(body));
  }

  private static byte[] body(JsonObject message) {
    String text = message.getString("body");
    return text != null
        ? text.getBytes(StandardCharsets.UTF_8)
        : Base64.getDecoder().decode(message.getString("bodyBase64"));
  }

  private JsonObject postData(byte[] body) {
    JsonObject data =
        new JsonObject()
            .put("mimeType", header(arrival, "Content-Type"))
            .put("params", new JsonArray());
    if (arrival.containsKey("body")) {
      return data.put("text", arrival.getString("body"));
    }
    return data.put("text", Base64.getEncoder().encodeToString(body))
        .put("comment", "the bytes are not UTF-8; the text is their base64");
  }

  private static String header(JsonObject message, String name) {
    return message.getJsonArray("headers").stream()
        .map(JsonArray.class::cast)
        .filter(header -> header.getString(0).equalsIgnoreCase(name))
        .map(header -> header.getString(1))
        .findFirst()
        .orElse("");
  }

  private static JsonArray query(String target) {
    JsonArray pairs = new JsonArray();
    int mark = target.indexOf('?');
    if (mark < 0) {
      return pairs;
    }
    for (String pair : target.substring(mark + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      pairs.add(
          new JsonObject()
              .put("name", equals < 0 ? pair : pair.substring(0, equals))
              .put("value", equals < 0 ? "" : pair.substring(equals + 1)));
    }
    return pairs;
  }

  private static JsonArray headers(JsonArray pairs) {
    JsonArray headers = new JsonArray();
    for (int i = 0; i < pairs.size(); i++) {
      JsonArray pair = pairs.getJsonArray(i);
      headers.add(new JsonObject().put("name", pair.getString(0)).put("value", pair.getString(1)));
    }
    return headers;
  }

  private JsonObject response() {
    Optional<JsonObject> said = said();
    JsonObject message =
        said.orElseGet(() -> new JsonObject().put("headers", new JsonArray()).put("body", ""));
    byte[] body = body(message);
    return new JsonObject()
        .put("status", message.getInteger("status", 0))
        .put("statusText", "")
        .put("httpVersion", VERSION)
        .put("cookies", new JsonArray())
        .put("headers", headers(message.getJsonArray("headers")))
        .put("content", content(message, body))
        .put("redirectURL", header(message, "Location"))
        .put("headersSize", -1)
        .put("bodySize", body.length);
  }

  /** What was said; the vendor's SUCCESS is not kept with each arrival. Empty: nothing was. */
  private Optional<JsonObject> said() {
    if (arrival.containsKey("said")) {
      return Optional.of(arrival.getJsonObject("said"));
    }
    String words = arrival.getString("answer");
    if (!words.startsWith(Answer.success().summary())) {
      return Optional.empty();
    }
    JsonArray headers = new JsonArray();
    SUCCESS.headers().forEach(header -> headers.add(JsonArray.of(header.name(), header.value())));
    return Optional.of(
        new JsonObject()
            .put("status", SUCCESS.status())
            .put("headers", headers)
            .put("body", SUCCESS.body().toString()));
  }

  private static JsonObject content(JsonObject message, byte[] body) {
    JsonObject content =
        new JsonObject().put("size", body.length).put("mimeType", header(message, "Content-Type"));
    return message.containsKey("body")
        ? content.put("text", message.getString("body"))
        : content.put("text", Base64.getEncoder().encodeToString(body)).put("encoding", "base64");
  }
}
