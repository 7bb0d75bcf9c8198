package io.callrelay.standalone;

import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the application server's pool reaches the ledger.
 *
 * @param url the JDBC URL with everything that the relay relies on
 * @param user the database user
 * @param password that user's password
 */
record LedgerAccess(String url, String user, String password) {
  private static final Map<String, String> RELIED_ON = reliedOn();
  private static volatile @Nullable LedgerAccess shared;

  /** A database that the settings name. What its URL says itself is left as it is. */
  static LedgerAccess configured(Settings settings) {
    return to(
        settings.text(Setting.LEDGER_URL).orElseThrow(),
        settings.text(Setting.LEDGER_USER).orElse(""),
        settings.text(Setting.LEDGER_PASSWORD).orElse(""));
  }

  static LedgerAccess to(String url, String user, String password) {
    String missing =
        RELIED_ON.entrySet().stream()
            .filter(property -> !url.matches(".*[?&]" + property.getKey() + "=.*"))
            .map(property -> property.getKey() + "=" + property.getValue())
            .collect(Collectors.joining("&"));
    String joint = url.contains("?") ? "&" : "?";
    return new LedgerAccess(missing.isEmpty() ? url : url + joint + missing, user, password);
  }

  private static Map<String, String> reliedOn() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("connectTimeout", "2000");
    properties.put("socketTimeout", "10000");
    properties.put("rewriteBatchedStatements", "true");
    properties.put("useLocalSessionState", "true");
    properties.put("cachePrepStmts", "true");
    properties.put("prepStmtCacheSize", "128");
    properties.put("prepStmtCacheSqlLimit", "4096");
    properties.put("cacheServerConfiguration", "true");
    properties.put("maintainTimeStats", "false");
    properties.put("connectionTimeZone", "UTC");
    properties.put("forceConnectionTimeZoneToSession", "true");
    properties.put("preserveInstants", "true");
    properties.put("characterEncoding", "UTF-8");
    // The application server's own certificate is none that a database knows: one that asks for a
    // client's, as MySQL and MariaDB do when they offer TLS, would hang up.
    properties.put("fallbackToSystemKeyStore", "false");
    return properties;
  }

  /** Passes it on to the {@link LedgerDataSource} that the server will make. */
  void shareWithThisJvm() {
    shared = this;
  }

  /**
   * What was passed on.
   *
   * @throws IllegalStateException when nothing was
   */
  static LedgerAccess sharedWithThisJvm() {
    LedgerAccess access = shared;
    if (access == null) {
      throw new IllegalStateException("the ledger's address is not known yet");
    }
    return access;
  }

  @Override
  public String toString() {
    return "LedgerAccess[url=%s, user=%s]".formatted(url, user);
  }
}
