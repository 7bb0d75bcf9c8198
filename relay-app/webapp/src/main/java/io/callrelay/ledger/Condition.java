package io.callrelay.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition on rows of {@code calls}.
 *
 * @param sql with a {@code ?} for each value; nothing in it comes from outside
 * @param values in the order of the question marks
 */
record Condition(String sql, List<Object> values) {
  /** Holds for every row. */
  static final Condition ALWAYS = new Condition("TRUE", List.of());

  Condition {
    values = List.copyOf(values);
  }

  static Condition of(String sql, Object... values) {
    return new Condition(sql, List.of(values));
  }

  /** A column has one of some values, of which there is at least one. */
  static Condition oneOf(String column, Collection<String> among) {
    List<String> sorted = among.stream().sorted().toList();
    String places = sorted.stream().map(value -> "?").collect(Collectors.joining(", "));
    return new Condition(column + " IN (" + places + ")", List.copyOf(sorted));
  }

  /** All of them hold. */
  static Condition all(List<Condition> conditions) {
    return conditions.isEmpty() ? ALWAYS : joined(conditions, " AND ");
  }

  /** At least one of them holds. */
  static Condition any(List<Condition> conditions) {
    return joined(conditions, " OR ");
  }

  private static Condition joined(List<Condition> conditions, String word) {
    List<Object> values = new ArrayList<>();
    conditions.forEach(condition -> values.addAll(condition.values()));
    return new Condition(
        conditions.stream().map(Condition::sql).collect(Collectors.joining(word, "(", ")")),
        values);
  }

  Condition and(Condition other) {
    return all(List.of(this, other));
  }
}
