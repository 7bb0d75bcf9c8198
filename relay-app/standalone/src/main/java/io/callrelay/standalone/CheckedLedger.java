package io.callrelay.standalone;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

/** Whether the ledger's database lets the relay in. */
final class CheckedLedger {
  private static final int MYSQL_MAJOR = 8;
  private static final int MARIADB_MAJOR = 10;
  private static final int MARIADB_MINOR = 11;
  private static final int MYSQL_MINOR = 4;

  private CheckedLedger() {}

  static String look(Settings settings, Distribution distribution) throws StartFailure {
    return settings.text(Setting.LEDGER_URL).isEmpty()
        ? embedded(distribution)
        : configured(LedgerAccess.configured(settings));
  }

  private static String embedded(Distribution distribution) throws StartFailure {
    if (!Files.exists(distribution.mariaDb())) {
      throw StartFailure.because(
          "the embedded database is missing: there is no " + distribution.mariaDb());
    }
    return "the embedded MariaDB will keep it in the data directory";
  }

  private static String configured(LedgerAccess access) throws StartFailure {
    MysqlDataSource source = new MysqlDataSource();
    source.setURL(access.url());
    source.setUser(access.user());
    source.setPassword(access.password());
    try (Connection connection = source.getConnection()) {
      DatabaseMetaData database = connection.getMetaData();
      String version = database.getDatabaseProductVersion();
      if (!isNewEnough(database, version)) {
        throw StartFailure.because(
            "relay.ledger.url: %s is too old; MySQL 8.4 or MariaDB 10.11 is needed"
                .formatted(version));
      }
      return "%s lets user '%s' in".formatted(version, access.user());
    } catch (SQLException e) {
      throw StartFailure.because(
          "relay.ledger.url, .user or .password: the database does not let the relay in", e);
    }
  }

  private static boolean isNewEnough(DatabaseMetaData database, String version)
      throws SQLException {
    boolean mariaDb = version.toLowerCase(Locale.ROOT).contains("mariadb");
    int major = database.getDatabaseMajorVersion();
    int minor = database.getDatabaseMinorVersion();
    int leastMajor = mariaDb ? MARIADB_MAJOR : MYSQL_MAJOR;
    int leastMinor = mariaDb ? MARIADB_MINOR : MYSQL_MINOR;
    return major > leastMajor || (major == leastMajor && minor >= leastMinor);
  }
}
