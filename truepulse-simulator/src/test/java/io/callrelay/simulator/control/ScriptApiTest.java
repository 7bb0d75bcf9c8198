package io.callrelay.simulator.control;

import static io.callrelay.simulator.Calls.call;
import static io.callrelay.simulator.RawClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.RawClient;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatedTruePulseExtension;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SimulatedTruePulseExtension.class)
class ScriptApiTest {
  private final SimulatedTruePulse truePulse;
  private final ControlClient client;

  ScriptApiTest(SimulatedTruePulse truePulse) {
    this.truePulse = truePulse;
    this.client = new ControlClient(truePulse);
  }

  @AfterEach
  void switchSteeringOff() {
    truePulse.scripts().steerByCaller(false);
  }

  private HttpResponse<String> ask(String method, String path, String body)
      throws IOException, InterruptedException {
    return client.ask(method, "/api/scripts" + path, body);
  }

  private JsonObject ok(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = ask(method, path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new JsonObject(response.body());
  }

  private String tell(String id, String caller) throws IOException {
    try (RawClient client = new RawClient(truePulse.webhookPort())) {
      return client.send(post(call(id, "tpCallerNumber", caller))).response().text();
    }
  }

  @Test
  void the_list_has_every_script_with_its_scope_its_steps_in_words_and_its_uses() throws Exception {
    ok("PUT", "/callers/98*", "{\"use\":\"refuse-3-then-accept\"}");
    ok("PUT", "/dids/345", "{\"steps\":[{\"answer\":\"status\",\"status\":503}]}");
    tell("a", "9841012345");
    tell("a", "9841012345");

    JsonObject list = ok("GET", "", "");
    JsonObject caller = list.getJsonArray("set").getJsonObject(0);
    assertThat(caller.getString("scope")).isEqualTo("callers");
    assertThat(caller.getString("key")).isEqualTo("98*");
    assertThat(caller.getString("name")).isEqualTo("refuse-3-then-accept");
    assertThat(caller.getInteger("used")).isEqualTo(2);
    assertThat(caller.getJsonArray("steps").getString(0)).contains("not yet").endsWith("3 times");
    assertThat(list.getJsonArray("set").getJsonObject(1).getString("scope")).isEqualTo("dids");
    assertThat(list.getJsonArray("scripts").stream().map(String::valueOf))
        .anyMatch(one -> one.contains("\"refuse-3-then-accept\"") && one.contains("\"used\":"))
        .anyMatch(one -> one.contains("down-30s"));
  }

  @Test
  void a_script_is_defined_forced_and_cleared() throws Exception {
    String steps = "{\"description\":\"tea\",\"steps\":[{\"answer\":\"status\",\"status\":418}]}";
    ok("PUT", "/named/tea", steps);
    ok("PUT", "/forced", "{\"use\":\"tea\"}");
    assertThat(tell("a", "9841012345")).startsWith("HTTP/1.1 418");
    assertThat(ok("GET", "/named/tea", "").getString("description")).isEqualTo("tea");

    ok("DELETE", "/forced", "");
    assertThat(tell("a", "9841012345")).startsWith("HTTP/1.1 200");
    ok("DELETE", "/named/tea", "");
    assertThat(ask("GET", "/named/tea", "").statusCode()).isEqualTo(404);
    assertThat(ask("DELETE", "/named/accept", "").statusCode()).isEqualTo(404);
  }

  @Test
  void the_steering_digits_are_switched_on_and_off() throws Exception {
    assertThat(tell("a", "9841019503")).startsWith("HTTP/1.1 200");
    assertThat(ok("PUT", "/steering", "").getBoolean("on")).isTrue();
    assertThat(tell("b", "9841019503")).startsWith("HTTP/1.1 503");
    assertThat(tell("b", "9841019503")).startsWith("HTTP/1.1 200");
    assertThat(ok("DELETE", "/steering", "").getBoolean("on")).isFalse();
    assertThat(ok("GET", "/steering", "").getJsonArray("digits").size()).isGreaterThan(20);
  }

  @Test
  void what_is_exported_can_be_put_back() throws Exception {
    ok("PUT", "/calls/a%2Fb", "{\"steps\":[{\"answer\":\"error\",\"message\":\"no\"}]}");
    ok("PUT", "/default", "{\"use\":\"one-503\"}");
    String exported = ask("GET", "/export", "").body();
    ok("DELETE", "", "");
    assertThat(ok("GET", "", "").getJsonArray("set")).isEmpty();

    ok("PUT", "", exported);
    assertThat(ask("GET", "/export", "").body()).isEqualTo(exported);
    assertThat(tell("a", "9841012345")).startsWith("HTTP/1.1 503");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PUT | /default | {\"use\":\"nothing\"} | 400 | there are accept, almost-success",
        "PUT | /named/a%20b | {\"steps\":[{\"answer\":\"success\"}]} | 400 | letters, digits",
        "PUT | /dids/12a | {\"use\":\"accept\"} | 400 | last digits such as 2345",
        "PUT | /callers/12 | {\"use\":\"refusing-30s\"} | 400 | for everybody",
        "PUT | /default | {\"steps\":[{\"answer\":\"sucess\"}]} | 400 | is one of success, error",
        "PUT | /default | {\"steps\":{}} | 400 | steps is a list",
        "PUT | | {\"default\":\"nothing\"} | 400 | there is no script",
        "POST | /forced | {} | 405 | takes PUT, DELETE",
        "DELETE | /dids/77 | {} | 404 | no script is set"
      })
  void bad_input_is_told_what_would_be_right(
      String method, String path, String body, int status, String words) throws Exception {
    HttpResponse<String> response = ask(method, path == null ? "" : path, body);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(new JsonObject(response.body()).getString("error")).contains(words);
    assertThat(new JsonObject(response.body()).getString("field")).isNotBlank();
  }
}
