package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;

import io.callrelay.support.Distribution;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.callrelay.support.ServedApi;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** What supervisors, dashboards and operators ask. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchingIT {
  private static final String NO_CONTENT = "204";

  private final RelayApi relay;

  WatchingIT(RelayApi relay) {
    this.relay = relay;
  }

  @Test
  void the_relay_is_alive_started_and_ready() {
    health("/health/live", "relay");
    health("/health/started", "relay-started");
    health("/health/ready", "relay-intake", "relay-queue", "relay-ledger", "relay-delivery");
  }

  private void health(String path, String... checks) {
    relay
        .health(path)
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"))
        .body("checks.name", hasItems(checks))
        .body("checks.status", everyItem(equalTo("UP")));
  }

  @Test
  void the_status_counts_calls_by_state() {
    long before = relay.status().getLong("calls.DELIVERED");
    relay.accept(PostedCall.answered());

    eventually(() -> assertThat(relay.status().getLong("calls.DELIVERED")).isEqualTo(before + 1));
    JsonPath status = relay.status();
    assertThat(status.getBoolean("ledger.up")).isTrue();
    assertThat(status.getBoolean("queue.up")).isTrue();
    assertThat(status.getString("delivery.state")).isEqualTo("OPEN");
    assertThat(status.getString("version")).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(status.getString("node")).isNotBlank();
  }

  @Test
  @DisabledIfSystemProperty(
      named = "relay.it.server",
      matches = "wildfly|openliberty|glassfish",
      disabledReason = "the guards' own figures are Payara's")
  void metrics_show_that_every_guard_is_at_work() {
    relay.accept(PostedCall.answered());

    eventually(
        () ->
            assertThat(Metrics.ofTheServer(relay))
                .contains("io.callrelay.delivery.GuardedTruePulse.post")
                .contains("ft_invocations_total")
                .contains("ft_retry_calls_total")
                .contains("ft_circuitbreaker_calls_total")
                .contains("ft_bulkhead_calls_total"));
  }

  @Test
  void metrics_follow_a_call_to_its_success() {
    String before = Metrics.text(relay);
    relay.accept(PostedCall.answered());

    for (String name :
        List.of(
            "relay_calls_accepted_total",
            "relay_accept_duration_seconds_count",
            "relay_calls_delivered_total",
            "relay_attempts_total",
            "relay_call_end_to_success_seconds_count")) {
      eventually(
          () ->
              assertThat(Metrics.sum(Metrics.text(relay), name))
                  .as(name)
                  .isGreaterThanOrEqualTo(Metrics.sum(before, name) + 1));
    }
  }

  @Test
  void metrics_show_the_neighbours_and_the_backlog() {
    relay.pause();
    eventually(() -> assertThat(relay.status().getString("delivery.state")).isEqualTo("PAUSED"));
    relay.accept(PostedCall.answered());

    eventually(
        () ->
            assertThat(Metrics.text(relay))
                .contains("relay_ledger_up 1.0")
                .contains("relay_queue_up 1.0")
                .contains("relay_gate_state{state=\"paused\"} 1.0")
                .contains("relay_undelivered_calls{state=\"queued\"} 1.0")
                .containsPattern("relay_queue_depth\\{queue=\"calls\"} [1-9]")
                .containsPattern("relay_oldest_undelivered_age_seconds (?!0\\.0)")
                .contains("jvm_memory_used_bytes"));
  }

  @Test
  void openapi_shows_every_answer_of_every_path_with_an_example() throws IOException {
    JsonPath description = ServedApi.description(relay);
    Map<String, Map<String, Map<String, ?>>> paths = description.getMap("paths");
    Set<String> described = new TreeSet<>();
    paths.forEach(
        (path, item) ->
            item.forEach(
                (method, operation) -> {
                  String key = method.toUpperCase(Locale.ROOT) + " " + path;
                  assertThat(key).startsWith(method.toUpperCase(Locale.ROOT) + " /api/v1/");
                  described.add(key.replace("/api/v1", ""));
                  assertExamples(key, operation);
                }));

    assertThat(described).isEqualTo(operationsWithExamples());
  }

  private static void assertExamples(String key, Map<String, ?> operation) {
    Map<?, ?> answers = (Map<?, ?>) operation.get("responses");
    assertThat(answers.keySet().stream().map(Object::toString)).contains("401", "403", "500");
    answers.forEach(
        (status, answer) -> {
          if (!status.toString().equals(NO_CONTENT)) {
            assertThat(answer.toString()).as(key + " " + status).contains("content", "example=");
          }
        });
  }

  /** As the WAR has them. */
  private static Set<String> operationsWithExamples() throws IOException {
    String file = "WEB-INF/classes/io/callrelay/platform/http/examples.json";
    try (ZipFile war = new ZipFile(Distribution.unpacked().lib("relay.war").toFile());
        InputStream examples = war.getInputStream(war.getEntry(file))) {
      Map<String, Object> book = new JsonPath(examples).getMap("$");
      Set<String> operations = new TreeSet<>(book.keySet());
      operations.remove("*");
      return operations;
    }
  }

  @Test
  void the_api_can_be_browsed_without_internet_and_without_inline_script() {
    String page = relay.operator().get("/console/api/").then().statusCode(200).extract().asString();

    assertThat(page).contains("<script src=\"api.js\" defer></script>").doesNotContain("://");
    assertThat(page).doesNotContainPattern("<script(?! src=)").doesNotContainPattern("\\son\\w+=");
    relay.operator().get("/console/api/api.js").then().statusCode(200);
    relay.operator().get("/console/api/api.css").then().statusCode(200);
  }
}
