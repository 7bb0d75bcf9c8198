package io.callrelay.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HealthTest {
  private static final HealthCheck UP = () -> HealthCheckResponse.up("queue");
  private static final HealthCheck DOWN =
      () ->
          HealthCheckResponse.named("ledger")
              .withData("problem", "refused \"twice\"")
              .withData("since", 3L)
              .withData("available", false)
              .down()
              .build();

  @Test
  void all_are_up_when_each_is() {
    HealthReport report = HealthServlet.ask(Stream.of(UP, UP));

    assertThat(report.up()).isTrue();
    assertThat(report.json())
        .startsWith(
            "{\"status\":\"UP\",\"checks\":[{\"name\":\"queue\",\"status\":\"UP\"},{\"name\"");
  }

  @Test
  void one_that_is_down_takes_all_down_and_says_what_it_knows() {
    HealthReport report = HealthServlet.ask(Stream.of(UP, DOWN));

    assertThat(report.up()).isFalse();
    assertThat(report.json())
        .startsWith("{\"status\":\"DOWN\"")
        .contains("\"problem\":\"refused \\\"twice\\\"\"", "\"since\":3", "\"available\":false");
  }

  @Test
  void one_that_fails_is_down_and_the_others_are_asked_all_the_same() {
    HealthCheck failing =
        () -> {
          throw new IllegalStateException("secret of the inside");
        };

    HealthReport report = HealthServlet.ask(Stream.of(failing, UP));

    assertThat(report.up()).isFalse();
    assertThat(report.checks()).hasSize(2);
    assertThat(report.json()).contains("\"queue\"").doesNotContain("secret");
  }

  @Test
  void nothing_to_ask_is_up() {
    assertThat(HealthServlet.ask(Stream.of()).json())
        .isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
  }

  @Test
  void an_answer_is_down_until_it_is_said_to_be_up() {
    HealthCheckResponse answer = HealthCheckResponse.named("queue").build();

    assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
  }

  @Test
  void an_answer_without_a_name_is_refused() {
    assertThatThrownBy(() -> HealthCheckResponse.builder().up().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("name");
  }
}
