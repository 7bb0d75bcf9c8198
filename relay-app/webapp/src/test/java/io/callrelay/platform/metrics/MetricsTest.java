package io.callrelay.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics = new Metrics();

  @Test
  void what_is_counted_is_shown() throws IOException {
    metrics.count(Metric.CALLS_ACCEPTED);
    metrics.count(Metric.ATTEMPTS, "refused", "http_4xx");
    metrics.count(Metric.CALLS_REQUEUED, 250);

    assertThat(shown())
        .contains("relay_calls_accepted_total 1.0\n")
        .contains("relay_attempts_total{reason=\"http_4xx\",verdict=\"refused\"} 1.0\n")
        .contains("relay_calls_requeued_total 250.0\n");
  }

  @Test
  void a_counter_without_labels_is_shown_before_anything_was_counted() throws IOException {
    assertThat(shown()).contains("relay_calls_delivered_total 0.0\n");
  }

  @Test
  void times_are_shown_in_seconds() throws IOException {
    metrics.took(Metric.ACCEPT_DURATION, Duration.ofMillis(7));

    assertThat(shown())
        .contains("relay_accept_duration_seconds_bucket{le=\"0.005\"} 0\n")
        .contains("relay_accept_duration_seconds_bucket{le=\"0.01\"} 1\n")
        .contains("relay_accept_duration_seconds_sum 0.007\n")
        .contains("relay_accept_duration_seconds_count 1\n");
  }

  @Test
  void a_gauge_that_nobody_knows_is_not_shown() throws IOException {
    assertThat(shown()).doesNotContain("relay_oldest_undelivered_age_seconds ");

    metrics.set(Metric.OLDEST_UNDELIVERED, 12.5);
    assertThat(shown()).contains("relay_oldest_undelivered_age_seconds 12.5\n");

    metrics.forget(Metric.OLDEST_UNDELIVERED);
    assertThat(shown()).doesNotContain("relay_oldest_undelivered_age_seconds ");
  }

  @Test
  void one_value_of_a_gauge_is_forgotten_alone() throws IOException {
    metrics.set(Metric.QUEUE_DEPTH, 3, "calls");
    metrics.set(Metric.QUEUE_DEPTH, 4, "settlements");

    metrics.forget(Metric.QUEUE_DEPTH, "calls");

    assertThat(shown())
        .doesNotContain("relay_queue_depth{queue=\"calls\"}")
        .contains("relay_queue_depth{queue=\"settlements\"} 4.0\n");
  }

  @Test
  void a_figure_is_told_as_what_it_is() {
    assertThatThrownBy(() -> metrics.count(Metric.QUEUE_UP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("QUEUE_UP is a GAUGE");
    assertThatThrownBy(() -> metrics.set(Metric.GATE_STATE, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[state]");
  }

  @Test
  void who_asks_for_open_metrics_gets_them() throws IOException {
    String accept = "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5";

    assertThat(metrics.contentType(accept)).startsWith("application/openmetrics-text");
    assertThat(shown(accept)).endsWith("# EOF\n");
    assertThat(metrics.contentType("text/plain")).startsWith("text/plain; version=0.0.4");
    assertThat(metrics.contentType(null)).startsWith("text/plain; version=0.0.4");
  }

  @Test
  void the_jvm_is_shown_beside_the_relay() throws IOException {
    metrics.withThoseOfTheJvm();

    assertThat(shown()).contains("jvm_memory_used_bytes{").contains("process_cpu_seconds_total ");
  }

  private String shown() throws IOException {
    return shown(null);
  }

  private String shown(String accept) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    metrics.expose(accept, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
