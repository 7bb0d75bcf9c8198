package io.callrelay.ledger;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The rows that a search found along one way, or along several.
 *
 * @param ids highest first
 * @param downTo every row with this id or a higher one that is asked for is among them
 * @param searchedOut whether nothing is left below
 */
record Stretch(List<UUID> ids, UUID downTo, boolean searchedOut) {
  /** What stretches of one list tell together: no further down than the shortest of them. */
  static Stretch merged(List<Stretch> stretches) {
    UUID downTo = stretches.stream().map(Stretch::downTo).reduce(RowId.LOWEST, RowId::higher);
    TreeSet<UUID> ids = new TreeSet<>(RowId.ORDER.reversed());
    stretches.forEach(stretch -> ids.addAll(stretch.ids()));
    return new Stretch(
        ids.stream().filter(id -> RowId.ORDER.compare(id, downTo) >= 0).toList(),
        downTo,
        stretches.stream().allMatch(Stretch::searchedOut));
  }

  /** The first rows as a page. */
  Page<UUID> page(int limit) {
    if (ids.size() > limit) {
      List<UUID> shown = ids.subList(0, limit);
      return new Page<>(shown, Optional.of(new Cursor(shown.get(limit - 1))), Optional.empty());
    }
    return searchedOut
        ? new Page<>(ids, Optional.empty(), Optional.empty())
        : new Page<>(ids, Optional.of(new Cursor(downTo)), Optional.of(RowId.time(downTo)));
  }
}
