package io.callrelay.bench;

import io.callrelay.rig.OwnLedger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Calls of long ago in a ledger: copies of one that was delivered, with ids of their own. */
final class History implements AutoCloseable {
  /** Rows written by one statement. */
  private static final int CHUNK = 50_000;

  private static final String COLUMNS =
      "SELECT GROUP_CONCAT(column_name) FROM information_schema.columns"
          + " WHERE table_schema = DATABASE() AND table_name = '%s'"
          + " AND generation_expression = '' AND column_name NOT IN (%s)";

  private final Connection connection;
  private final Statement statement;
  private long added;

  private History(Connection connection) throws SQLException {
    this.connection = connection;
    this.statement = connection.createStatement();
  }

  static History in(OwnLedger ledger) throws SQLException {
    History history = new History(ledger.connect());
    history.countTo(CHUNK);
    return history;
  }

  /** A table with the numbers from 0. */
  private void countTo(int end) throws SQLException {
    statement.execute("CREATE TABLE bench_numbers (n INT PRIMARY KEY)");
    statement.execute("INSERT INTO bench_numbers VALUES (0)");
    for (int there = 1; there < end; there *= 2) {
      statement.execute(
          "INSERT INTO bench_numbers SELECT n + %d FROM bench_numbers".formatted(there));
    }
  }

  /** Adds old calls, each with its attempt, until the ledger has so many rows of calls. */
  void growTo(long rows) throws SQLException {
    String calls = columns("calls", "'id','tp_call_id'");
    String attempts = columns("attempts", "'id','call_id'");
    for (long missing = rows - number("SELECT COUNT(*) FROM calls"); missing > 0; ) {
      long some = Math.min(CHUNK, missing);
      String id = "UNHEX(LPAD(HEX(%d + n), 32, '0'))".formatted(added);
      List<String> copies =
          List.of(
              copy("calls", "tp_call_id", id, "CONCAT('history-', %d + n)".formatted(added), calls),
              copy("attempts", "call_id", id, id, attempts));
      for (String copy : copies) {
        statement.execute(copy + " WHERE n < " + some);
      }
      added += some;
      missing -= some;
    }
  }

  private static String copy(String table, String key, String id, String value, String others) {
    return """
    INSERT INTO %1$s (id, %2$s, %5$s) SELECT %3$s, %4$s, %5$s
    FROM bench_numbers, (SELECT * FROM %1$s ORDER BY id DESC LIMIT 1) one\
    """
        .formatted(table, key, id, value, others);
  }

  private String columns(String table, String without) throws SQLException {
    try (ResultSet found = statement.executeQuery(COLUMNS.formatted(table, without))) {
      found.next();
      return found.getString(1);
    }
  }

  /** Calls that are not delivered. */
  long waiting() throws SQLException {
    return number("SELECT COUNT(*) FROM calls WHERE state IN ('QUEUED', 'RETRYING')");
  }

  private long number(String query) throws SQLException {
    try (ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
