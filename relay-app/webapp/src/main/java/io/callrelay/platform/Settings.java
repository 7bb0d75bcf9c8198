package io.callrelay.platform;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The relay's settings, all read and checked at once. Each step takes from here what it needs into
 * a typed record of its own.
 */
public final class Settings {
  private final Map<Setting, Object> values;

  private Settings(Map<Setting, Object> values) {
    this.values = values;
  }

  /**
   * Reads every {@link Setting}.
   *
   * @throws InvalidSettings naming each setting that is missing or wrong
   */
  public static Settings from(Config config) {
    Map<Setting, Object> values = new EnumMap<>(Setting.class);
    List<String> problems = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      Optional<String> text =
          config
              .getOptionalValue(setting.key(), String.class)
              .map(String::strip)
              .filter(given -> !given.isEmpty())
              .or(() -> Optional.ofNullable(setting.defaultText()));
      try {
        text.ifPresentOrElse(
            given -> values.put(setting, SettingValue.read(setting, given)),
            () -> requireOptional(setting));
      } catch (IllegalArgumentException e) {
        problems.add(
            "%s (%s): %s".formatted(setting.key(), setting.environmentName(), e.getMessage()));
      }
    }
    if (problems.isEmpty()) {
      problems.addAll(SettingsTogether.problems(values));
    }
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    return new Settings(values);
  }

  private static void requireOptional(Setting setting) {
    if (setting.required()) {
      throw new IllegalArgumentException("is missing. " + setting.meaning());
    }
  }

  /** A text that may be left out. */
  public Optional<String> text(Setting setting) {
    return Optional.ofNullable(values.get(setting)).map(Object::toString);
  }

  /** A whole number with a default. */
  public int integer(Setting setting) {
    return Math.toIntExact(get(setting, Long.class));
  }

  /** A number of bytes with a default. */
  public long bytes(Setting setting) {
    return get(setting, Long.class);
  }

  /** A duration with a default. */
  public Duration duration(Setting setting) {
    return get(setting, Duration.class);
  }

  /** A duration that may be left out. */
  public Optional<Duration> optionalDuration(Setting setting) {
    return Optional.ofNullable(values.get(setting)).map(Duration.class::cast);
  }

  /** Whether a switch is on. */
  public boolean on(Setting setting) {
    return get(setting, Boolean.class);
  }

  /** Mail addresses; none when none are configured. */
  public List<String> mailAddresses(Setting setting) {
    return list(setting, String.class);
  }

  /** Scopes, or values of a claim; none when none are configured. */
  public List<String> words(Setting setting) {
    return list(setting, String.class);
  }

  /** An http or https URL that may be left out. */
  public Optional<URI> optionalUrl(Setting setting) {
    return Optional.ofNullable(values.get(setting)).map(URI.class::cast);
  }

  /** Every setting that has a value, fit to be shown: no secret, and of URLs no parameters. */
  public Map<String, String> shown() {
    Map<String, String> shown = new LinkedHashMap<>();
    values.forEach((setting, value) -> shown.put(setting.key(), ShownSetting.of(setting, value)));
    return shown;
  }

  /** A required http or https URL. */
  public URI url(Setting setting) {
    return get(setting, URI.class);
  }

  /** A time zone with a default. */
  public ZoneId zone(Setting setting) {
    return get(setting, ZoneId.class);
  }

  /** A directory with a default, absolute. */
  public Path path(Setting setting) {
    return get(setting, Path.class);
  }

  /** A whole number that may be left out. */
  public Optional<Integer> optionalInteger(Setting setting) {
    return Optional.ofNullable(values.get(setting)).map(Long.class::cast).map(Math::toIntExact);
  }

  /** A file that can be read and may be left out. */
  public Optional<Path> file(Setting setting) {
    return Optional.ofNullable(values.get(setting)).map(Path.class::cast);
  }

  /** A host and a port, not looked up, that may be left out. */
  public Optional<InetSocketAddress> hostAndPort(Setting setting) {
    return Optional.ofNullable(values.get(setting)).map(InetSocketAddress.class::cast);
  }

  /** Named tokens; empty when none are configured. */
  public List<NamedToken> tokens(Setting setting) {
    return list(setting, NamedToken.class);
  }

  private <T> List<T> list(Setting setting, Class<T> type) {
    Object value = values.get(setting);
    return value == null ? List.of() : ((List<?>) value).stream().map(type::cast).toList();
  }

  private <T> T get(Setting setting, Class<T> type) {
    Object value = values.get(setting);
    if (value == null) {
      throw new IllegalStateException(setting.key() + " has neither a value nor a default");
    }
    return type.cast(value);
  }
}
