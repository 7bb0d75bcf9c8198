package io.callrelay.access;

import io.callrelay.platform.Settings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings with tokens for telephony, a viewer, an operator and an admin. */
final class TestSettings {
  private TestSettings() {}

  static Settings in(Path directory, Map<String, String> more) {
    Map<String, String> values = new HashMap<>();
    values.put("relay.truepulse.url", "http://127.0.0.1:9090/webhook");
    values.put("relay.data-dir", directory.toString());
    values.put("relay.intake.tokens", "pbx:intake-old-secret,pbx:intake-new-secret");
    values.put(
        "relay.operator.tokens",
        "ann:operator-secret,wall:viewer-secret:viewer,boss:admin-secret:admin");
    values.putAll(more);
    return Settings.from(
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(values, "test", 100))
            .build());
  }

  static Settings in(Path directory) {
    return in(directory, Map.of());
  }
}
