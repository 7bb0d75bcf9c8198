package io.callrelay.standalone;

import io.callrelay.platform.InvalidSettings;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings, from system properties, then the environment, then a file: the one that {@code
 * relay.config} ({@code RELAY_CONFIG}) names, else {@code conf/relay.properties} of the
 * distribution.
 */
final class Configuration {
  static final String FILE_KEY = "relay.config";
  private static final int BELOW_THE_ENVIRONMENT = 200;
  private static final Set<String> KNOWN_KEYS =
      Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toUnmodifiableSet());

  private final SmallRyeConfig config;
  private final Settings settings;
  private final Map<String, String> fromFile;

  private Configuration(SmallRyeConfig config, Settings settings, Map<String, String> fromFile) {
    this.config = config;
    this.settings = settings;
    this.fromFile = fromFile;
  }

  /**
   * Reads and checks everything.
   *
   * @param home the distribution's directory
   * @throws StartFailure naming every setting that is missing, wrong or unknown
   */
  static Configuration load(Path home) throws StartFailure {
    Map<String, String> fromFile = read(home);
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addSystemSources()
            .withSources(new PropertiesConfigSource(fromFile, "file", BELOW_THE_ENVIRONMENT))
            .build();
    requireKnown(fromFile.keySet());
    try {
      return new Configuration(config, Settings.from(config), fromFile);
    } catch (InvalidSettings e) {
      throw StartFailure.badSettings(e.problems());
    }
  }

  private static Map<String, String> read(Path home) throws StartFailure {
    Optional<Path> named =
        Optional.ofNullable(System.getProperty(FILE_KEY))
            .or(() -> Optional.ofNullable(System.getenv("RELAY_CONFIG")))
            .map(Path::of);
    Path file = named.orElse(home.resolve("conf").resolve("relay.properties"));
    if (named.isEmpty() && !Files.exists(file)) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw StartFailure.badSettings(
          List.of("%s (RELAY_CONFIG): %s cannot be read: %s".formatted(FILE_KEY, file, e)));
    }
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return values;
  }

  private static void requireKnown(Set<String> keys) throws StartFailure {
    List<String> unknown =
        keys.stream()
            .filter(key -> key.startsWith("relay."))
            .filter(key -> !KNOWN_KEYS.contains(key))
            .map(key -> key + ": is not a setting of the relay")
            .toList();
    if (!unknown.isEmpty()) {
      throw StartFailure.badSettings(unknown);
    }
  }

  Settings settings() {
    return settings;
  }

  /**
   * Makes the file's values system properties, so that adapter and WAR, which know no file, see the
   * same. What the environment or a system property says stays above them. The data directory is
   * always passed on, absolute, because the server may change what relative means.
   */
  void shareWithThisJvm() {
    for (String key : fromFile.keySet()) {
      Optional<String> value = config.getOptionalValue(key, String.class);
      value.ifPresent(text -> System.setProperty(key, text));
    }
    System.setProperty(Setting.DATA_DIR.key(), settings.path(Setting.DATA_DIR).toString());
    settings
        .text(Setting.LOG_CONSOLE)
        .ifPresent(console -> System.setProperty(Setting.LOG_CONSOLE.key(), console));
  }
}
