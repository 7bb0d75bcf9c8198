package io.callrelay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.CallId;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.LockMode;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Translating a question costs more than asking it: see Hibernate's own count of translations. */
class CallRowsTest {
  private static final SessionFactory SESSIONS = LedgerSchema.open(RealDatabase.emptyDatabase());

  @AfterAll
  static void close() {
    SESSIONS.close();
  }

  @ParameterizedTest(name = "for {0}")
  @ValueSource(ints = {1, 2, 3, 5, 256})
  void a_question_for_so_many_calls_is_translated_once(int calls) {
    List<CallId> ids =
        IntStream.range(0, calls).mapToObj(call -> new CallId("call-" + call)).toList();
    ask(ids, LockMode.NONE);
    ask(ids, LockMode.PESSIMISTIC_WRITE);
    Statistics statistics = SESSIONS.getStatistics();
    statistics.setStatisticsEnabled(true);
    statistics.clear();

    ask(ids, LockMode.NONE);
    ask(ids, LockMode.PESSIMISTIC_WRITE);

    assertThat(statistics.getQueryPlanCacheMissCount()).isZero();
    // Each question is found twice: what it says, and how it is put to the database.
    assertThat(statistics.getQueryPlanCacheHitCount()).isEqualTo(4);
  }

  private static void ask(List<CallId> ids, LockMode lock) {
    List<CallRecord> rows =
        SESSIONS.fromTransaction(
            session -> CallRows.of(session, ids).setHibernateLockMode(lock).list());
    assertThat(rows).isEmpty();
  }
}
