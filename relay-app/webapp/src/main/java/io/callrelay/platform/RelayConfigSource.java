package io.callrelay.platform;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The relay's own source of configuration: the properties file that the system property {@code
 * relay.config} names, and what the guards of delivery take from the relay's settings. Environment
 * and system properties come before it.
 */
public final class RelayConfigSource implements ConfigSource {
  /** What this source is called among all. */
  public static final String NAME = "relay";

  /** The system property that names the properties file. */
  public static final String FILE_PROPERTY = "relay.config";

  private static final int ORDINAL = 200;
  private static final String GUARDED = "io.callrelay.delivery.GuardedTruePulse/post/";

  /** How many attempts the bulkhead lets through at once. */
  static final String BULKHEAD = GUARDED + "Bulkhead/value";

  /** How many milliseconds the breaker stays open before it lets an attempt through. */
  static final String BREAKER_DELAY = GUARDED + "CircuitBreaker/delay";

  private final Map<String, String> file;

  /** Reads the file, if one is named. */
  public RelayConfigSource() {
    this(System.getProperty(FILE_PROPERTY, ""));
  }

  RelayConfigSource(String path) {
    this.file = path.isBlank() ? Map.of() : read(Path.of(path));
  }

  private static Map<String, String> read(Path path) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(
          FILE_PROPERTY + " names " + path + ", which cannot be read as properties in UTF-8", e);
    }
    Map<String, String> values = new HashMap<>();
    properties.stringPropertyNames().forEach(n -> values.put(n, properties.getProperty(n)));
    return Map.copyOf(values);
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }

  @Override
  public Set<String> getPropertyNames() {
    Set<String> names = new HashSet<>(file.keySet());
    names.add(BULKHEAD);
    names.add(BREAKER_DELAY);
    return names;
  }

  @Override
  public @Nullable String getValue(String key) {
    return switch (key) {
      case BULKHEAD -> concurrency();
      case BREAKER_DELAY -> breakerDelay();
      default -> file.get(key);
    };
  }

  private static @Nullable String concurrency() {
    Object value = valueOf(Setting.DELIVERY_CONCURRENCY);
    return value == null ? null : value.toString();
  }

  /** Less than the time between probes, so that the breaker is ready for each. */
  private static @Nullable String breakerDelay() {
    return valueOf(Setting.DELIVERY_PROBE_INTERVAL) instanceof Duration interval
        ? Long.toString(interval.toMillis() * 4 / 5)
        : null;
  }

  /** Whether the value is made from the relay's settings, and never read from the file. */
  static boolean derives(String key) {
    return key.equals(BULKHEAD) || key.equals(BREAKER_DELAY);
  }

  /** None when the setting is wrong: the check of all settings says so at start. */
  private static @Nullable Object valueOf(Setting setting) {
    Config config = ConfigProvider.getConfig();
    String text = config.getOptionalValue(setting.key(), String.class).orElse("").strip();
    String given = text.isEmpty() ? setting.defaultText() : text;
    try {
      return given == null ? null : SettingValue.read(setting, given);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
