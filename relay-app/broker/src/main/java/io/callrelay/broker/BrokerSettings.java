package io.callrelay.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the adapter is told.
 *
 * @param directory where the embedded broker keeps its files
 * @param minDiskFree bytes that must stay free on that disk; with less, sends are refused
 * @param brokers addresses of external brokers; none means the embedded one
 * @param user the external brokers' user
 * @param password the external brokers' password
 */
record BrokerSettings(
    Path directory,
    long minDiskFree,
    List<BrokerAddress> brokers,
    Optional<String> user,
    Optional<String> password) {
  static final String DATA_DIR = "relay.data-dir";
  static final String MIN_DISK_FREE = "relay.broker.min-disk-free";
  static final String URL = "relay.broker.url";
  static final String TRUST = "relay.broker.trust";
  static final String USER = "relay.broker.user";
  static final String PASSWORD = "relay.broker.password";

  private static final String DEFAULT_DATA_DIR = "./relay-data";
  private static final String DEFAULT_MIN_DISK_FREE = "536870912";

  /** Where a setting is looked for: first as the adapter's own property, then in the JVM. */
  record Sources(UnaryOperator<@Nullable String> system, UnaryOperator<@Nullable String> env) {
    static Sources ofThisProcess() {
      return new Sources(System::getProperty, System::getenv);
    }

    Optional<String> find(AdapterProperties configured, String key) {
      return Optional.ofNullable(configured.text(key))
          .filter(text -> !text.isBlank())
          .or(() -> Optional.ofNullable(system.apply(key)))
          .or(() -> Optional.ofNullable(env.apply(environmentName(key))))
          .map(String::strip)
          .filter(text -> !text.isEmpty());
    }

    private static String environmentName(String key) {
      return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
  }

  /**
   * Reads the settings, the adapter's own properties first.
   *
   * @throws IllegalArgumentException naming the setting that is wrong and what it should be
   */
  static BrokerSettings read(AdapterProperties configured, Sources sources) {
    Path dataDir = Path.of(sources.find(configured, DATA_DIR).orElse(DEFAULT_DATA_DIR));
    Optional<String> trust = sources.find(configured, TRUST);
    return new BrokerSettings(
        dataDir.toAbsolutePath().normalize().resolve("broker"),
        bytes(sources.find(configured, MIN_DISK_FREE).orElse(DEFAULT_MIN_DISK_FREE)),
        sources
            .find(configured, URL)
            .map(text -> BrokerAddress.list(text, trust))
            .orElse(List.of()),
        sources.find(configured, USER),
        sources.find(configured, PASSWORD));
  }

  private static long bytes(String text) {
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(notBytes(text), e);
    }
    throw new IllegalArgumentException(notBytes(text));
  }

  private static String notBytes(String text) {
    return "relay.broker.min-disk-free: '%s' should be a whole number of bytes".formatted(text);
  }

  @Override
  public String toString() {
    return "BrokerSettings[directory=%s, minDiskFree=%d, brokers=%s, user=%s]"
        .formatted(directory, minDiskFree, brokers, user);
  }

  boolean embedded() {
    return brokers.isEmpty();
  }
}
