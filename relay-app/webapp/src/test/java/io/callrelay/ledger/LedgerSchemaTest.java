package io.callrelay.ledger;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The database or the relay may go down while the tables are made. */
class LedgerSchemaTest {
  private final DataSource database = RealDatabase.emptyDatabase();

  @Test
  void tables_that_were_made_and_not_yet_noted_are_no_obstacle() {
    LedgerSchema.open(database).close();
    RealDatabase.execute(database, "DROP TABLE delivery_control");
    RealDatabase.execute(database, "DELETE FROM flyway_schema_history WHERE version IS NOT NULL");

    assertThatCode(() -> LedgerSchema.open(database).close()).doesNotThrowAnyException();
  }

  @Test
  void a_migration_that_was_noted_as_failed_is_done_again() {
    LedgerSchema.open(database).close();
    RealDatabase.execute(database, "DELETE FROM flyway_schema_history WHERE version IS NOT NULL");
    RealDatabase.execute(database, "ALTER TABLE delivery_control DROP COLUMN reason");
    assertThatThrownBy(() -> LedgerSchema.open(database)).isNotNull();
    RealDatabase.execute(database, "DROP TABLE delivery_control");

    assertThatCode(() -> LedgerSchema.open(database).close()).doesNotThrowAnyException();
  }
}
