package io.callrelay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class LedgerInTroubleTest extends OnARealLedger {

  @Test
  void an_entry_that_the_database_refuses_spoils_no_other() {
    RealDatabase.execute(
        dataSource, "ALTER TABLE calls ADD CONSTRAINT no_bad CHECK (tp_call_id <> 'bad')");
    List<CompletionStage<Recorded>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(ledger.record(accepted(i == 25 ? "bad" : "good-" + i)));
    }

    assertThatThrownBy(() -> await(all.get(25))).isNotNull();
    RealDatabase.execute(dataSource, "ALTER TABLE calls DROP CONSTRAINT no_bad");
    all.remove(25);
    all.forEach(OnARealLedger::await);
    assertThat(ledger.countByState()).containsEntry(CallState.QUEUED, 49L);
    assertThat(ledger.problem()).isEmpty();
  }

  @Test
  void a_lost_database_fails_at_once_and_is_found_again() {
    RealDatabase.execute(dataSource, "RENAME TABLE calls TO hidden");
    assertThatThrownBy(() -> record(accepted("x"))).hasRootCauseInstanceOf(SQLException.class);
    assertThat(ledger.problem()).isPresent();
    assertThatThrownBy(() -> find("x")).hasCauseInstanceOf(LedgerUnavailable.class);

    RealDatabase.execute(dataSource, "RENAME TABLE hidden TO calls");
    database.findAgain();

    assertThat(ledger.problem()).isEmpty();
    record(accepted("x"));
  }

  @Test
  void a_database_that_has_become_a_copy_is_not_taken_for_found() {
    RealDatabase.execute(dataSource, "RENAME TABLE calls TO hidden");
    assertThatThrownBy(() -> record(accepted("x"))).isNotNull();
    RealDatabase.execute(dataSource, "RENAME TABLE hidden TO calls");
    RealDatabase.execute(dataSource, "SET GLOBAL read_only = 1");
    try {
      database.findAgain();
      assertThat(ledger.problem()).get().asString().contains("read-only");
    } finally {
      RealDatabase.execute(dataSource, "SET GLOBAL read_only = 0");
    }

    database.findAgain();

    assertThat(ledger.problem()).isEmpty();
  }

  @Test
  void a_conflict_that_only_its_number_tells_is_written_again_and_is_no_outage() {
    RealDatabase.execute(
        dataSource,
        "CREATE TRIGGER conflict BEFORE INSERT ON calls FOR EACH ROW IF CONNECTION_ID() % 3 = 0 THEN"
            + " SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 9007, MESSAGE_TEXT = 'Write conflict';"
            + " END IF");
    try {
      for (int i = 0; i < 12; i++) {
        record(accepted("again-" + i));
      }
    } finally {
      RealDatabase.execute(dataSource, "DROP TRIGGER conflict");
    }

    assertThat(ledger.problem()).isEmpty();
    assertThat(ledger.countByState()).containsEntry(CallState.QUEUED, 12L);
  }
}
