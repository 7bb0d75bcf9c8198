package io.callrelay.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list that is newest first.
 *
 * @param next where the next part begins; empty when there is none
 * @param searchedBackTo how far a search came that stopped before the page was full, having looked
 *     at as many rows as it may; {@code next} goes on from there
 */
public record Page<T>(List<T> items, Optional<Cursor> next, Optional<Instant> searchedBackTo) {
  /** Of rows that were asked for with one more than are shown. */
  static <R, T> Page<T> of(
      List<R> rows, int limit, Function<R, T> view, Function<R, Cursor> cursor) {
    List<R> shown = rows.subList(0, Math.min(limit, rows.size()));
    Optional<Cursor> next =
        rows.size() > limit ? Optional.of(cursor.apply(shown.get(limit - 1))) : Optional.empty();
    return new Page<>(shown.stream().map(view).toList(), next, Optional.empty());
  }
}
