package io.callrelay.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guards of delivery cannot be changed or switched off from outside. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultToleranceOverridesTest {
  private static final class Guarded {}

  /** A source with one value. */
  private record Given(String key, String value, String getName) implements ConfigSource {
    @Override
    public Set<String> getPropertyNames() {
      return Set.of(key);
    }

    @Override
    public String getValue(String asked) {
      return asked.equals(key) ? value : null;
    }
  }

  private static final String CLASS = Guarded.class.getName();

  @ParameterizedTest
  @CsvSource({
    "MP_Fault_Tolerance_NonFallback_Enabled, false",
    "Retry/maxRetries, -1",
    "Retry/maxDuration, 0",
    "Retry/enabled, false",
    "CircuitBreaker/enabled, false",
    "CircuitBreaker/delay, 1",
    "Timeout/value, 1",
    "Bulkhead/value, 1",
    "Fallback/value, any",
    "Asynchronous/enabled, false"
  })
  void an_override_for_everything_is_refused_by_name(String key, String value) {
    assertRefused(key, value, "environment");
  }

  @ParameterizedTest
  @CsvSource({"Retry/maxDuration, 0", "CircuitBreaker/failureRatio, 1", "Bulkhead/enabled, false"})
  void an_override_for_our_class_or_method_is_refused_by_name(String guard, String value) {
    assertRefused(CLASS + "/" + guard, value, "environment");
    assertRefused(CLASS + "/post/" + guard, value, "environment");
  }

  @Test
  void one_in_the_relays_own_file_is_refused_too() {
    assertRefused(CLASS + "/post/Retry/maxRetries", "9", RelayConfigSource.NAME);
  }

  @Test
  void one_given_as_an_environment_variable_is_refused_too() {
    Config config =
        new SmallRyeConfigBuilder()
            .withSources(new EnvConfigSource(Map.of("RETRY_MAXRETRIES", "9"), 300))
            .build();

    assertThatThrownBy(() -> FaultToleranceOverrides.refuse(config, Guarded.class, "post"))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("Retry/maxRetries");
  }

  @ParameterizedTest
  @CsvSource({
    "MP_Fault_Tolerance_NonFallback_Enabled, true",
    "MP_Fault_Tolerance_Metrics_Enabled, false",
    "com.example.Other/Retry/maxRetries, 5",
    "Retry/enabled, true"
  })
  void what_does_not_touch_the_guards_is_let_be(String key, String value) {
    assertThatCode(() -> refuse(key, value, "environment")).doesNotThrowAnyException();
  }

  @Test
  void our_own_values_are_let_be() {
    assertThatCode(() -> refuse(RelayConfigSource.BULKHEAD, "64", RelayConfigSource.NAME))
        .doesNotThrowAnyException();
  }

  private static void assertRefused(String key, String value, String source) {
    assertThatThrownBy(() -> refuse(key, value, source))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(key)
        .hasMessageContaining("from " + source);
  }

  private static void refuse(String key, String value, String source) {
    Config config = new SmallRyeConfigBuilder().withSources(new Given(key, value, source)).build();
    FaultToleranceOverrides.refuse(config, Guarded.class, "post");
  }
}
