package io.callrelay.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.callrelay.support.ServedApi;
import io.callrelay.support.ServedApi.Operation;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What people and programs send in this scene. Whatever they are answered goes into the trail. */
final class HostileRequests {
  static final String FORGED = "{\"time\":\"x\",\"level\":\"SEVERE\",\"event\":\"forged\"}";

  /** As JSON has it: ends the line, begins another, colours it and ends the text. */
  private static final String BREAKS =
      "\\r\\n" + FORGED.replace("\"", "\\\"") + "\\u001b[31m\\u2028\\u0000";

  private static final List<String> UNMASKED_ON_PURPOSE = List.of("/numbers", "/body", "/events");

  private final RelayApi relay;
  private final Planted planted;
  private final Trail trail;
  private final List<String> calls = new ArrayList<>();
  private final List<String> quarantined = new ArrayList<>();

  /**
   * @param relay with the token of an admin
   */
  HostileRequests(RelayApi relay, Planted planted, Trail trail) {
    this.relay = relay;
    this.planted = planted;
    this.trail = trail;
  }

  /** Calls that are right, their numbers in every spelling, and in fields that are for others. */
  void postCalls() {
    take("plain", "tpCallerNumber", "9867312041");
    take("country-code", "tpCallerNumber", "+91-97658 42032");
    take("trunk", "tpCallerNumber", "(096) 874.53023");
    take(
        "devanagari",
        "tpCallerNumber",
        "\u096F\u096B\u096D\u096E\u096C\u0969\u0967\u096A\u0966\u096A");
    take("wide", "tpCallerNumber", "\uFF19\uFF14\uFF18\uFF16\uFF17\uFF15\uFF12\uFF10\uFF11\uFF15");
    take("did", "tpDIDNumber", "02267894516");
    take("name", "tpCustomerName", "Mr Rao 92845 76018");
    take("path", "tpCallRecordingPath", "https://rec.example/9173865019.wav");
    take("keys", "tpDTMF", "9064758210");
    String own = planted.number("tpCallerNumber and tpCustomerID", "9137826405");
    calls.add("planted-own");
    take(
        PostedCall.answered("planted-own")
            .with("tpCallerNumber", own)
            .with("tpCustomerID", own)
            .with("tpCallRecordingPath", "https://rec.example/91378-26405.wav"));
  }

  private void take(String id, String field, String number) {
    calls.add("planted-" + id);
    PostedCall call = PostedCall.answered("planted-" + id);
    take(call.with(field, planted.number(field + ", " + id, number)));
  }

  private void take(PostedCall call) {
    Response answer = relay.post(call);
    assertThat(answer.statusCode()).isEqualTo(202);
    keep("POST of a call", answer);
  }

  /** Bodies that are refused, with numbers and line breaks where they are noticed. */
  void postRejectedBodies() {
    PostedCall call = PostedCall.answered("rejected");
    reject(call.with("tpDateOfCall", planted.number("tpDateOfCall", "9395867017")));
    reject(call.with("tpDateOfCall", "x".repeat(49) + "cut-here 9395867017"));
    reject(call.with("tpCallStatus", planted.number("tpCallStatus", "+91 (873) 142-5613")));
    reject(call.with("tpCallStartTime", planted.number("tpCallStartTime", "88425-36412")));
    reject(call.with("tpCallRecordingPath", "tel:" + planted.number("a tel: path", "8953647211")));
    reject(call.withJson("tpCustomerName", "\"" + BREAKS + "\""));
    reject(call.withJson("tpCallID", "\"" + BREAKS + "\""));
    String bare = planted.number("a bare word", "8671540293");
    for (String body :
        List.of(
            "{\"tpCallerNumber\":" + bare + "x}",
            "{\"tpCallerNumber\":x" + bare + "}",
            "{\"" + bare + "\":1,\"" + bare + "\":2}",
            "\u001b[31m" + bare)) {
      keep("POST of a bad body", relay.post(body));
    }
  }

  private void reject(PostedCall call) {
    Response answer = relay.post(call);
    assertThat(answer.statusCode()).isEqualTo(422);
    quarantined.add(answer.jsonPath().getString("quarantineId"));
    keep("POST of a bad call", answer);
  }

  /** What operators type as reasons, and people at the log-in. */
  void actAndTypeWrongly(String password) {
    because(
        "/api/v1/calls/planted-plain/withdraw",
        "asked by " + planted.number("a reason", "85192 03715"));
    because("/api/v1/delivery/pause", BREAKS + planted.number("a pause's reason", "+918519203726"));
    because("/api/v1/delivery/resume", BREAKS);
    because("/api/v1/quarantine/" + quarantined.get(0) + "/discard", BREAKS + " 8519203726");
    replay(planted.number("a replay's filter", "8173920465"));
    for (String user : List.of(password, BREAKS, planted.number("a user's name", "8294061735"))) {
      keep(
          "a wrong log-in",
          relay
              .anonymous()
              .contentType("application/json")
              .body("{\"user\":\"%s\",\"password\":\"wrong\"}".formatted(user))
              .post("/console/login"));
    }
  }

  private void replay(String caller) {
    String filter =
        "{\"dryRun\":true,\"filter\":{\"caller\":\"" + caller + "\",\"q\":\"" + caller + "\"}}";
    Response preview = post("/api/v1/replays", filter);
    String token = preview.jsonPath().getString("token");
    post("/api/v1/replays", "{\"token\":\"%s\",\"reason\":\"for %s\"}".formatted(token, caller));
  }

  private void because(String path, String reason) {
    post(path, "{\"reason\":\"" + reason + "\"}");
  }

  private Response post(String path, String body) {
    Response answer = relay.operator().contentType("application/json").body(body).post(path);
    assertThat(answer.statusCode()).as("%s: %s", path, answer.asString()).isBetween(200, 202);
    keep("POST " + path, answer);
    return answer;
  }

  /** Strangers knock, with numbers and line breaks in what is written down of them. */
  void knock() {
    String number = planted.number("a path", "8408192616");
    for (String path :
        List.of("/api/v1/calls/" + number, "/api/v1/calls/%0d%0a%7b%7d%1b%5b31m%e2%80%a8forged")) {
      for (var as : List.of(relay.anonymous(), relay.telephony())) {
        keep("GET by a stranger", as.urlEncodingEnabled(false).get(path + "/numbers"));
      }
    }
    keep(
        "GET by a strange browser",
        relay
            .anonymous()
            .header("User-Agent", "\u001b[31m" + FORGED + number)
            .header("X-Forwarded-For", number)
            .header("Authorization", "Bearer \u001b[2J" + number)
            .get("/api/v1/status"));
  }

  /** Looks at everything that is shown without asking for full numbers. */
  void lookEverywhere() {
    List<String> incidents =
        relay.operator().get("/api/v1/incidents").jsonPath().getList("incidents.id", String.class);
    for (Operation operation : ServedApi.operations(relay)) {
      boolean masked = UNMASKED_ON_PURPOSE.stream().noneMatch(operation.path()::endsWith);
      if (!operation.changesSomething() && masked) {
        for (String id : ids(operation.path(), incidents)) {
          keep(
              operation + " " + id,
              operation.send(relay.operator(), Map.of("tpCallID", id, "id", id)));
        }
      }
    }
    for (String path : List.of("/openapi", "/metrics", "/metrics/", "/health", "/health/ready")) {
      keep("GET " + path, relay.operator().get(path));
    }
  }

  private List<String> ids(String path, List<String> incidents) {
    if (path.contains("{tpCallID}")) {
      return calls;
    }
    return path.contains("quarantine/{")
        ? quarantined
        : path.contains("incidents/{") ? incidents : List.of(UUID.randomUUID().toString());
  }

  /** Calls that are to be delivered at last. */
  List<String> calls() {
    return calls.subList(1, calls.size());
  }

  void keep(String place, Response answer) {
    trail.add("the answer to " + place, answer.headers() + "\n" + answer.asString());
  }
}
