package io.callrelay.microprofile;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/**
 * What several checks say together: down as soon as one of them is.
 *
 * @param checks what each said
 */
record HealthReport(List<HealthCheckResponse> checks) {
  /** Looked for once: the static factories look for it at every call. */
  private static final JsonProvider JSON = JsonProvider.provider();

  HealthReport {
    checks = List.copyOf(checks);
  }

  boolean up() {
    return checks.stream().allMatch(check -> check.getStatus() == Status.UP);
  }

  /** As MicroProfile Health 4 lays it down. */
  String json() {
    JsonArrayBuilder answers = JSON.createArrayBuilder();
    checks.forEach(check -> answers.add(answer(check)));
    return JSON.createObjectBuilder()
        .add("status", (up() ? Status.UP : Status.DOWN).name())
        .add("checks", answers)
        .build()
        .toString();
  }

  private static JsonObjectBuilder answer(HealthCheckResponse check) {
    JsonObjectBuilder answer =
        JSON.createObjectBuilder()
            .add("name", check.getName())
            .add("status", check.getStatus().name());
    check.getData().ifPresent(data -> answer.add("data", JSON.createObjectBuilder(data)));
    return answer;
  }
}
