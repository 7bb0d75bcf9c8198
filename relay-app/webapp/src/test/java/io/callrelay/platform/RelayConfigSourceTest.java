package io.callrelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the relay's own file says, and what the guards make of the settings. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RelayConfigSourceTest {
  @TempDir private Path directory;

  @AfterEach
  void forget() {
    ConfigProviderResolver resolver = ConfigProviderResolver.instance();
    resolver.releaseConfig(resolver.getConfig());
  }

  @Test
  void the_file_is_read_in_utf8() throws IOException {
    Config config = configWithFile("relay.node=दिल्ली-1\nrelay.http.port=8181");

    assertThat(config.getValue("relay.node", String.class)).isEqualTo("दिल्ली-1");
    assertThat(config.getConfigValue("relay.http.port").getSourceName())
        .isEqualTo(RelayConfigSource.NAME);
  }

  @Test
  void environment_and_system_properties_come_before_the_file() throws IOException {
    Config config = configWithFile("relay.node=file", Map.of("relay.node", "environment"));

    assertThat(config.getValue("relay.node", String.class)).isEqualTo("environment");
  }

  @Test
  void what_is_not_in_the_file_is_not_provided() throws IOException {
    assertThat(configWithFile("").getOptionalValue("relay.node", String.class)).isEmpty();
  }

  @Test
  void a_file_that_cannot_be_read_is_named() {
    Path missing = directory.resolve("missing.properties");

    assertThatThrownBy(() -> new RelayConfigSource(missing.toString()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("relay.config")
        .hasMessageContaining(missing.toString());
  }

  @Test
  void the_guards_follow_the_defaults_of_the_settings() throws IOException {
    Config config = configWithFile("");

    assertThat(config.getValue(RelayConfigSource.BULKHEAD, Integer.class)).isEqualTo(64);
    assertThat(config.getValue(RelayConfigSource.BREAKER_DELAY, Long.class)).isEqualTo(4_000);
  }

  @Test
  void the_guards_follow_the_settings_wherever_these_are_given() throws IOException {
    Config config =
        configWithFile(
            "relay.delivery.probe-interval=PT0.1S", Map.of("relay.delivery.concurrency", "7"));

    assertThat(config.getValue(RelayConfigSource.BULKHEAD, Integer.class)).isEqualTo(7);
    assertThat(config.getValue(RelayConfigSource.BREAKER_DELAY, Long.class)).isEqualTo(80);
  }

  @Test
  void a_wrong_setting_leaves_the_guards_as_they_are() throws IOException {
    Config config = configWithFile("relay.delivery.probe-interval=soon");

    assertThat(config.getOptionalValue(RelayConfigSource.BREAKER_DELAY, Long.class)).isEmpty();
  }

  private Config configWithFile(String text) throws IOException {
    return configWithFile(text, Map.of());
  }

  private Config configWithFile(String text, Map<String, String> environment) throws IOException {
    Path file = Files.writeString(directory.resolve("relay.properties"), text);
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(
                new RelayConfigSource(file.toString()),
                new PropertiesConfigSource(environment, "environment", 300))
            .build();
    ConfigProviderResolver resolver = ConfigProviderResolver.instance();
    resolver.releaseConfig(resolver.getConfig());
    resolver.registerConfig(config, Thread.currentThread().getContextClassLoader());
    return config;
  }
}
