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
}
