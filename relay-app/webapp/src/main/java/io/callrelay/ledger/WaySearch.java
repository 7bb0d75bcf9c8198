package io.callrelay.ledger;

import io.callrelay.ledger.SearchPlan.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Searches along one way, in windows: however rare what is looked for, no more than a bounded
 * number of rows is looked at.
 */
final class WaySearch {
  /**
   * How far a search goes.
   *
   * @param rows that are looked at in one window
   * @param windows after which it stops, found or not
   */
  record Bounds(int rows, int windows) {
    static final Bounds USUAL = new Bounds(20_000, 5);
  }

  private final Session session;
  private final Way way;
  private final UUID lowest;
  private final Bounds bounds;

  WaySearch(Session session, Way way, UUID lowest, Bounds bounds) {
    this.session = session;
    this.way = way;
    this.lowest = lowest;
    this.bounds = bounds;
  }

  /** Rows below an id, at most so many. */
  Stretch search(UUID below, int most) {
    List<UUID> found = new ArrayList<>();
    UUID top = below;
    for (int window = 0; window < bounds.windows(); window++) {
      Optional<UUID> last = lastOfWindow(top);
      found.addAll(rows(top, last.orElse(lowest), most - found.size()));
      if (found.size() == most) {
        return new Stretch(found, found.get(most - 1), false);
      }
      if (last.isEmpty()) {
        return new Stretch(found, RowId.LOWEST, true);
      }
      top = last.get();
    }
    return new Stretch(found, top, false);
  }

  /** The window's last row; none when it holds all that is left, or every row is one asked for. */
  private Optional<UUID> lastOfWindow(UUID top) {
    if (way.besides().isEmpty()) {
      return Optional.empty();
    }
    Condition within = within(top, lowest);
    return ids(within, "LIMIT 1 OFFSET " + (bounds.rows() - 1)).stream().findFirst();
  }

  private List<UUID> rows(UUID top, UUID bottom, int most) {
    List<Condition> conditions = new ArrayList<>(way.besides());
    conditions.add(0, within(top, bottom));
    return ids(Condition.all(conditions), "LIMIT " + most);
  }

  private Condition within(UUID top, UUID bottom) {
    return way.along()
        .and(Condition.of("id < ? AND id >= ?", RowId.bytes(top), RowId.bytes(bottom)));
  }

  /** Along the way's key and no other: the database would now and then prefer to read all rows. */
  static String sql(Way way, Condition where, String limit) {
    return "SELECT id FROM calls FORCE INDEX (%s) WHERE %s ORDER BY id DESC %s"
        .formatted(way.key(), where.sql(), limit);
  }

  private List<UUID> ids(Condition where, String limit) {
    NativeQuery<byte[]> query = session.createNativeQuery(sql(way, where, limit), byte[].class);
    int place = 1;
    for (Object value : where.values()) {
      query.setParameter(place++, value);
    }
    return query.list().stream().map(RowId::of).toList();
  }
}
