package io.callrelay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.ledger.CallFilter.Span;
import io.callrelay.ledger.CallFilter.Text;
import io.callrelay.ledger.SearchPlan.Way;
import io.callrelay.verdict.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the database makes of every kind of search, on a ledger that has many calls. */
class SearchPlansTest extends OnARealLedger {
  private static final int DIGITS = 5;

  /** Once for all: no test here changes anything, and {@link #empty} is not to take them away. */
  @BeforeAll
  static void fill() {
    RealDatabase.execute(dataSource, "DELETE FROM calls");
    ManyCalls.write(dataSource, DIGITS, ManyCalls.LAST_MILLIS);
  }

  @Override
  void empty() {
    // The calls stay.
  }

  static Stream<CallFilter> filters() {
    return Stream.of(
        CallFilter.ANY,
        text(Text.CALLER, "9841012345"),
        text(Text.CALLER, "2345"),
        text(Text.DID, "02269110042"),
        text(Text.CUSTOMER, "c7"),
        text(Text.CUSTOMER, "Customer 7"),
        text(Text.ANYTHING, "many-7"),
        with(Set.of(CallState.RETRYING), Set.of(), false),
        with(Set.of(CallState.RETRYING, CallState.QUEUED), Set.of(), true),
        with(Set.of(CallState.DELIVERED), Set.of(), false),
        with(Set.of(), Set.of(Reason.HTTP_5XX, Reason.ERROR_ANSWER), false),
        with(Set.of(), Set.of(Reason.values()), false),
        new CallFilter(
            Set.of(CallState.RETRYING),
            Set.of("Busy"),
            Set.of(Reason.NOT_HTTP),
            new Span(Optional.of(Samples.NOON.minusSeconds(7)), Optional.empty()),
            Map.of(Text.CUSTOMER, "c1", Text.DID, "0042", Text.CALLER, "5"),
            true));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void no_search_sorts_and_each_goes_along_its_key(CallFilter filter) throws SQLException {
    SearchPlan plan = SearchPlan.of(filter, Samples.NOON);

    assertThat(plan.ways()).isNotEmpty();
    for (Way way : plan.ways()) {
      Condition within =
          way.along()
              .and(Condition.all(way.besides()))
              .and(
                  Condition.of(
                      "id < ? AND id >= ?", RowId.bytes(plan.below()), RowId.bytes(plan.lowest())));
      Explained explained = explain(WaySearch.sql(way, within, "LIMIT 51"), within.values());
      assertThat(explained.extra()).as("%s", way).doesNotContain("filesort", "temporary");
      // A key that is unique with its value gives one row, and the database says so as "const".
      assertThat(explained.key()).as("%s", way).isIn(way.key(), null);
    }
  }

  private record Explained(String key, String extra) {}

  private static Explained explain(String sql, List<Object> values) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement("EXPLAIN " + sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return new Explained(rows.getString("key"), String.valueOf(rows.getString("Extra")));
      }
    }
  }

  private static CallFilter text(Text kind, String text) {
    return new CallFilter(Set.of(), Set.of(), Set.of(), Span.ALWAYS, Map.of(kind, text), false);
  }

  private static CallFilter with(Set<CallState> states, Set<Reason> reasons, boolean attention) {
    return new CallFilter(states, Set.of(), reasons, Span.ALWAYS, Map.of(), attention);
  }
}
