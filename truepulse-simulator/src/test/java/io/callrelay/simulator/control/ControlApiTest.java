package io.callrelay.simulator.control;

import static io.callrelay.simulator.Calls.call;
import static io.callrelay.simulator.RawClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.RawClient;
import io.callrelay.simulator.RawClient.Received;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatedTruePulseExtension;
import io.callrelay.simulator.script.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SimulatedTruePulseExtension.class)
class ControlApiTest {
  private final SimulatedTruePulse truePulse;
  private final ControlClient client;

  ControlApiTest(SimulatedTruePulse truePulse) {
    this.truePulse = truePulse;
    this.client = new ControlClient(truePulse);
  }

  private HttpResponse<String> ask(String method, String path, String body)
      throws IOException, InterruptedException {
    return client.ask(method, "/api" + path, body);
  }

  private JsonObject get(String path) throws IOException, InterruptedException {
    return client.get("/api" + path);
  }

  private Received tell(String id) throws IOException {
    try (RawClient client = new RawClient(truePulse.webhookPort())) {
      return client.send(post(call(id))).response();
    }
  }

  @Test
  void a_calls_history_shows_every_arrival_with_its_bytes_and_why_it_was_judged_so()
      throws Exception {
    ask(
        "PUT",
        "/scripts/calls/a%2Fb%20c",
        "{\"steps\":[{\"answer\":\"error\",\"message\":\"no\",\"times\":2},{\"answer\":\"success\"}]}");
    tell("a/b c");
    tell("a/b c");
    tell("a/b c");

    JsonObject history = get("/calls/a%2Fb%20c");
    JsonObject third = history.getJsonArray("arrivals").getJsonObject(2);
    assertThat(history.getString("state")).isEqualTo("ACCEPTED");
    assertThat(history.getInteger("attemptsBeforeAcceptance")).isEqualTo(2);
    assertThat(third.getString("at"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    assertThat(third.getString("verdict")).isEqualTo("ACCEPTED");
    assertThat(third.getString("body")).isEqualTo(call("a/b c").encode());
    assertThat(third.getJsonArray("headers")).contains(JsonArray.of("Host", "x"));
    assertThat(third.getLong("connection")).isPositive();
    assertThat(third.getLong("sincePreviousMs")).isNotNegative();
  }

  @Test
  void calls_are_listed_by_state() throws Exception {
    truePulse.script("w", Answer.error("no"));
    tell("a");
    tell("w");

    assertThat(get("/calls").getJsonArray("calls")).hasSize(2);
    assertThat(get("/calls?limit=1&skip=1").getJsonArray("calls")).hasSize(1);
    JsonArray waiting = get("/calls?state=waiting").getJsonArray("calls");
    assertThat(waiting).hasSize(1);
    JsonObject line = waiting.getJsonObject(0);
    assertThat(line.getString("tpCallID")).isEqualTo("w");
    assertThat(line.getString("state")).isEqualTo("WAITING");
    assertThat(line.getInteger("posts")).isEqualTo(1);
    assertThat(line.getLong("delayMs")).isPositive();
    assertThat(line.getBoolean("late")).isTrue();
    assertThat(line.containsKey("firstAccepted")).isFalse();
  }

  @Test
  void the_summary_counts() throws Exception {
    tell("a");
    tell("a");

    JsonObject summary = get("/summary");
    assertThat(summary.getInteger("posts")).isEqualTo(2);
    assertThat(summary.getInteger("accepted")).isEqualTo(1);
    assertThat(summary.getInteger("duplicates")).isEqualTo(1);
    assertThat(summary.getInteger("connections")).isEqualTo(2);
  }

  @Test
  void scripts_are_set_listed_and_cleared() throws Exception {
    String steps = "{\"steps\":[{\"answer\":\"status\",\"status\":503,\"retryAfter\":7}]}";
    ask("PUT", "/scripts/default", steps);
    ask("PUT", "/scripts/callers/2345", "{\"steps\":[{\"answer\":\"success\"}]}");
    ask(
        "PUT",
        "/scripts/calls/c",
        "{\"steps\":[{\"answer\":\"success\",\"fault\":\"truncated-body\"}]}");

    JsonObject scripts = get("/scripts");
    assertThat(scripts.getJsonArray("default").getString(0)).startsWith("503");
    assertThat(scripts.getJsonObject("callers").fieldNames()).containsExactly("2345");
    assertThat(scripts.getJsonObject("calls").fieldNames()).containsExactly("c");
    assertThat(ask("DELETE", "/scripts/callers/2345", "").statusCode()).isEqualTo(200);
    assertThat(ask("DELETE", "/scripts/callers/2345", "").statusCode()).isEqualTo(404);
    assertThat(ask("DELETE", "/scripts/calls/c", "").statusCode()).isEqualTo(200);
    assertThat(tell("c").text()).startsWith("HTTP/1.1 503").contains("Retry-After: 7\r\n");
    ask("DELETE", "/scripts/default", "");
    assertThat(tell("c").text()).contains("SUCCESS");
  }

  @Test
  void any_bytes_can_be_a_body() throws Exception {
    String steps = "{\"steps\":[{\"answer\":\"status\",\"status\":200,\"bodyBase64\":\"w6kA\"}]}";
    ask("PUT", "/scripts/default", steps);

    assertThat(tell("c").body()).isEqualTo("\u00e9\u0000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"steps\":[]} | steps",
        "not json | body",
        "[] | steps",
        "{\"steps\":[1]} | steps[0]",
        "{\"steps\":[{}]} | steps[0].answer",
        "{\"steps\":[{\"answer\":\"maybe\"}]} | steps[0].answer",
        "{\"steps\":[{\"answer\":\"success\"},{\"answer\":\"status\"}]} | steps[1].status",
        "{\"steps\":[{\"answer\":\"status\",\"status\":99}]} | steps[0].status",
        "{\"steps\":[{\"answer\":\"success\",\"delayMs\":-1}]} | steps[0].delayMs",
        "{\"steps\":[{\"answer\":\"success\",\"fault\":\"x\"}]} | steps[0].fault",
        "{\"steps\":[{\"answer\":\"success\",\"falt\":\"x\"}]} | steps[0].falt",
        "{\"steps\":[{\"answer\":\"success\",\"accepts\":\"x\"}]} | steps[0].accepts",
        "{\"steps\":[{\"answer\":\"success\",\"bodyBase64\":\"%\"}]} | steps[0].bodyBase64",
        "{\"steps\":[{\"answer\":\"success\",\"interim\":[200]}]} | steps[0].interim",
        "{\"steps\":[{\"answer\":\"success\",\"times\":1001}]} | steps[0].times",
        "{\"steps\":[{\"answer\":\"success\",\"retryAfter\":\"1\\r\\nX: y\"}]} | steps[0].headers"
      })
  void a_script_that_cannot_be_used_is_400_and_names_the_field(String body, String field)
      throws Exception {
    HttpResponse<String> response = ask("PUT", "/scripts/default", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(new JsonObject(response.body()).getString("field")).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /calls/never, 404",
    "GET, /nothing, 404",
    "GET, /scripts/nothing, 404",
    "POST, /summary, 405",
    "GET, /endpoint/refuse, 405",
    "GET, /calls?state=lost, 400",
    "GET, /calls?limit=many, 400",
    "PUT, /scripts/callers/12a, 400",
    "POST, /calls/never-seen, 400"
  })
  void what_cannot_be_asked_is_refused_with_a_reason(String method, String path, int status)
      throws Exception {
    HttpResponse<String> response = ask(method, path, "");

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(new JsonObject(response.body()).getString("error")).isNotBlank();
  }

  @Test
  void ids_that_never_came_are_told_apart() throws Exception {
    tell("a");

    assertThat(ask("POST", "/calls/never-seen", "[\"a\",\"b\"]").body())
        .isEqualTo("{\"neverSeen\":[\"b\"]}");
  }

  @Test
  void the_webhook_port_goes_away_and_comes_back_while_control_stays() throws Exception {
    ask("POST", "/endpoint/refuse", "");
    assertThat(get("/health").getString("webhook")).isEqualTo("refusing");

    ask("POST", "/endpoint/listen", "");
    assertThat(tell("a").text()).contains("SUCCESS");
  }

  @Test
  void the_journal_is_one_line_per_arrival_and_can_be_forgotten() throws Exception {
    tell("a");
    tell("b");

    assertThat(ask("GET", "/journal", "").body().lines()).hasSize(2);
    ask("DELETE", "/journal", "");
    assertThat(ask("GET", "/journal", "").body()).isEmpty();
    assertThat(get("/summary").getInteger("posts")).isZero();
  }

  @Test
  void arrivals_are_streamed_as_events() throws Exception {
    try (RawClient events = new RawClient(truePulse.controlPort())) {
      events.send("GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(events.upTo(180, 2_000).text()).contains("text/event-stream");
      tell("streamed");

      assertThat(events.upTo(400, 2_000).text()).contains("\"tpCallID\":\"streamed\"");
    }
  }
}
