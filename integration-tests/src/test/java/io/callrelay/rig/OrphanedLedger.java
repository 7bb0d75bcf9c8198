package io.callrelay.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The embedded ledger's server after its relay was killed: it goes on until the next start. */
public record OrphanedLedger(int port, String password) {
  private static final String PORT = "--port=";

  public static OrphanedLedger of(Path dataDir) {
    try {
      String password = Files.readString(dataDir.resolve("ledger/password")).strip();
      return new OrphanedLedger(port(dataDir), password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int port(Path dataDir) {
    String data = "--datadir=" + dataDir.resolve("ledger/data");
    return ProcessHandle.allProcesses()
        .map(process -> List.of(process.info().arguments().orElse(new String[0])))
        .filter(arguments -> arguments.contains(data))
        .flatMap(List::stream)
        .filter(argument -> argument.startsWith(PORT))
        .map(argument -> Integer.parseInt(argument.substring(PORT.length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no server of " + dataDir + " outlived its relay"));
  }

  /** The calls that it knows as delivered; none when its relay was killed before it made tables. */
  public Set<String> delivered() {
    String url = "jdbc:mysql://127.0.0.1:%d/relay?sslMode=DISABLED".formatted(port);
    try (Connection connection = DriverManager.getConnection(url, "relay", password);
        Statement statement = connection.createStatement()) {
      return hasTables(statement) ? delivered(statement) : Set.of();
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger that was left behind does not answer", e);
    }
  }

  private static boolean hasTables(Statement statement) throws SQLException {
    try (ResultSet tables = statement.executeQuery("SHOW TABLES LIKE 'calls'")) {
      return tables.next();
    }
  }

  private static Set<String> delivered(Statement statement) throws SQLException {
    Set<String> ids = new HashSet<>();
    try (ResultSet rows =
        statement.executeQuery("SELECT tp_call_id FROM calls WHERE state = 'DELIVERED'")) {
      while (rows.next()) {
        ids.add(new String(rows.getBytes(1), StandardCharsets.UTF_8));
      }
    }
    return ids;
  }
}
