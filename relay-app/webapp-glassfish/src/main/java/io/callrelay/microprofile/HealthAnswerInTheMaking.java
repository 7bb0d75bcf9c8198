package io.callrelay.microprofile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Down, as the specification has it, until something else is said. */
final class HealthAnswerInTheMaking extends HealthCheckResponseBuilder {
  private String name = "";
  private Status status = Status.DOWN;
  private final Map<String, Object> data = new LinkedHashMap<>();

  @Override
  public HealthCheckResponseBuilder name(String name) {
    this.name = name;
    return this;
  }

  @Override
  public HealthCheckResponseBuilder withData(String key, String value) {
    data.put(key, value);
    return this;
  }

  @Override
  public HealthCheckResponseBuilder withData(String key, long value) {
    data.put(key, value);
    return this;
  }

  @Override
  public HealthCheckResponseBuilder withData(String key, boolean value) {
    data.put(key, value);
    return this;
  }

  @Override
  public HealthCheckResponseBuilder up() {
    return status(true);
  }

  @Override
  public HealthCheckResponseBuilder down() {
    return status(false);
  }

  @Override
  public HealthCheckResponseBuilder status(boolean up) {
    status = up ? Status.UP : Status.DOWN;
    return this;
  }

  /** The specification asks for a name. */
  @Override
  public HealthCheckResponse build() {
    if (name.isBlank()) {
      throw new IllegalStateException("a health check must say its name");
    }
    return new HealthCheckResponse(
        name, status, data.isEmpty() ? Optional.empty() : Optional.of(Map.copyOf(data)));
  }
}
