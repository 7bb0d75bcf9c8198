package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What supervisors, dashboards and operators ask. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchingIT {
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
        .anonymous()
        .get(path)
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"))
        .body("checks.name", containsInAnyOrder(checks))
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
  void metrics_show_that_every_guard_is_at_work() {
    relay.accept(PostedCall.answered());

    eventually(
        () ->
            assertThat(Metrics.text(relay))
                .contains("io.callrelay.delivery.GuardedTruePulse.post")
                .contains("ft_invocations_total")
                .contains("ft_retry_calls_total")
                .contains("ft_circuitbreaker_calls_total")
                .contains("ft_timeout_calls_total")
                .contains("ft_bulkhead_calls_total"));
  }

  @Test
  void openapi_describes_the_intake() {
    String description =
        relay.anonymous().get("/openapi").then().statusCode(200).extract().asString();

    assertThat(description).contains("/calls").contains("tpCallID").contains("True Pulse Relay");
  }
}
