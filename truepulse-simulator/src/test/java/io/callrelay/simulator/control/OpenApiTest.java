package io.callrelay.simulator.control;

import static io.callrelay.simulator.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatedTruePulseExtension;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The document and the server say the same, both ways. */
@ExtendWith(SimulatedTruePulseExtension.class)
class OpenApiTest {
  private static final JsonObject DOCUMENT = new JsonObject(new ApiDocument().text());
  private static final Set<String> STREAMS = Set.of("/api/live", "/api/events");

  private final SimulatedTruePulse truePulse;
  private final ControlClient client;

  OpenApiTest(SimulatedTruePulse truePulse) {
    this.truePulse = truePulse;
    this.client = new ControlClient(truePulse);
  }

  @Test
  void the_document_is_served() throws Exception {
    assertThat(client.get("/api/openapi.json")).isEqualTo(DOCUMENT);
  }

  @TestFactory
  List<DynamicTest> every_operation_answers_as_the_document_says() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, Object> path : DOCUMENT.getJsonObject("paths")) {
      for (Map.Entry<String, Object> operation : (JsonObject) path.getValue()) {
        String method = operation.getKey().toUpperCase(Locale.ROOT);
        tests.add(
            DynamicTest.dynamicTest(
                method + " " + path.getKey(),
                () -> answers(method, path.getKey(), (JsonObject) operation.getValue())));
      }
    }
    return tests;
  }

  private void answers(String method, String path, JsonObject operation) throws Exception {
    truePulse.reset();
    client.tell(call("9884420011"));
    client.ask("PUT", "/api/scripts/named/lost", "{\"steps\":[{\"answer\":\"success\"}]}");
    String filled = path.replace("{name}", "lost");
    for (Object parameter : operation.getJsonArray("parameters", new JsonArray())) {
      filled = filled(filled, (JsonObject) parameter);
    }
    if (method.equals("DELETE")) {
      client.ask("PUT", filled, "{\"steps\":[{\"answer\":\"success\"}]}");
    }
    HttpResponse<String> answer = ask(method, filled, body(operation));
    JsonObject described =
        operation.getJsonObject("responses").getJsonObject("" + answer.statusCode());
    assertThat(described).as(answer.statusCode() + " " + answer.body()).isNotNull();
    assertThat(answer.statusCode()).isIn(200, 409);
    JsonObject content = described.getJsonObject("content");
    String type = answer.headers().firstValue("Content-Type").orElse("");
    assertThat(content.fieldNames()).contains(type);
    if (type.equals("application/json")) {
      fits(new JsonObject(answer.body()), content.getJsonObject(type).getJsonObject("schema"), "");
    }
  }

  private static String filled(String path, JsonObject parameter) {
    String example =
        parameter.getString(
            "example",
            parameter.getJsonObject("schema").getJsonArray("enum", JsonArray.of("")).getString(0));
    return path.replace(
        "{" + parameter.getString("name") + "}",
        URLEncoder.encode(example, StandardCharsets.UTF_8));
  }

  private static String body(JsonObject operation) {
    JsonObject content =
        operation
            .getJsonObject("requestBody", new JsonObject())
            .getJsonObject("content", new JsonObject())
            .getJsonObject("application/json", new JsonObject());
    if (content.containsKey("example")) {
      return String.valueOf(content.getValue("example"));
    }
    return content.containsKey("examples")
        ? content.getJsonObject("examples").getJsonObject("by name").getValue("value").toString()
        : "";
  }

  private HttpResponse<String> ask(String method, String path, String body) throws Exception {
    if (!STREAMS.contains(path)) {
      return client.ask(method, path, body);
    }
    // A stream never ends: its head is what can be compared.
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + truePulse.controlPort() + path))
            .build();
    HttpResponse<java.io.InputStream> head =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    head.body().close();
    return new HeadOnly(head);
  }

  /** Every required property is there, none that is there is unknown, and types are as said. */
  private static void fits(JsonObject found, JsonObject schema, String at) {
    JsonObject known = resolved(schema);
    JsonObject properties = known.getJsonObject("properties");
    if (properties == null) {
      return;
    }
    for (Object required : known.getJsonArray("required", new JsonArray())) {
      assertThat(found.fieldNames()).as("at " + at).contains((String) required);
    }
    for (Map.Entry<String, Object> entry : found) {
      JsonObject property = properties.getJsonObject(entry.getKey());
      assertThat(property).as("described: " + at + "/" + entry.getKey()).isNotNull();
      fitsValue(entry.getValue(), resolved(property), at + "/" + entry.getKey());
    }
  }

  private static void fitsValue(Object value, JsonObject schema, String at) {
    switch (schema.getString("type", "")) {
      case "string" -> assertThat(value).as(at).isInstanceOf(String.class);
      case "integer" -> assertThat(value).as(at).isInstanceOfAny(Integer.class, Long.class);
      case "boolean" -> assertThat(value).as(at).isInstanceOf(Boolean.class);
      case "array" -> {
        assertThat(value).as(at).isInstanceOf(JsonArray.class);
        for (Object element : (JsonArray) value) {
          fitsValue(element, resolved(schema.getJsonObject("items")), at + "[]");
        }
      }
      case "object" -> fits((JsonObject) value, schema, at);
      default -> throw new AssertionError(at + " has no type");
    }
  }

  private static JsonObject resolved(JsonObject schema) {
    String reference = schema.getString("$ref", "");
    return reference.isEmpty()
        ? schema
        : DOCUMENT
            .getJsonObject("components")
            .getJsonObject("schemas")
            .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
  }

  @Test
  void every_first_and_second_word_that_the_routes_know_is_in_the_document() throws IOException {
    Set<String> documented = new TreeSet<>();
    DOCUMENT.getJsonObject("paths").fieldNames().forEach(path -> addWords(path, documented));
    Path sources = Path.of("src/main/java/io/callrelay/simulator/control");

    for (String file : List.of("ControlRoutes.java", "ScriptRoutes.java")) {
      Matcher label =
          Pattern.compile("case ((?:\"[a-z-]*\"(?:, )?)+) ->")
              .matcher(Files.readString(sources.resolve(file)));
      Set<String> routed = new TreeSet<>();
      while (label.find()) {
        routed.addAll(List.of(label.group(1).replace("\"", "").split(", ")));
      }
      routed.remove("");
      assertThat(routed).hasSizeGreaterThan(4);
      assertThat(documented).containsAll(routed);
    }
  }

  private static void addWords(String path, Set<String> words) {
    words.addAll(List.of(path.split("/")));
  }

  @Test
  void what_the_document_does_not_have_is_not_there() throws Exception {
    for (String path :
        List.of("/api/nothing", "/api", "/api/calls/a/b", "/webhook", "/page/x.js")) {
      HttpResponse<String> answer = client.ask("GET", path, "");
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(new JsonObject(answer.body()).getString("error")).contains(path);
    }
    assertThat(client.ask("PATCH", "/api/scripts", "").body()).contains("takes GET, PUT, DELETE");
  }

  @Test
  void every_reference_in_the_document_leads_somewhere() {
    Matcher reference = Pattern.compile("\"#/([^\"]+)\"").matcher(DOCUMENT.encode());
    int found = 0;
    while (reference.find()) {
      Object at = DOCUMENT;
      for (String part : reference.group(1).split("/", -1)) {
        at = ((JsonObject) at).getValue(part);
        assertThat(at).as(reference.group(1)).isNotNull();
      }
      found++;
    }
    assertThat(found).isGreaterThan(50);
  }
}
