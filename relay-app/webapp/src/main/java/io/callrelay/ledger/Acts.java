package io.callrelay.ledger;

import io.callrelay.platform.NodeName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;

/**
 * Who did what, when and why. An act whose effect is in the ledger is recorded in the transaction
 * of the effect, so that there is never one without the other.
 *
 * <p>Every method fails with {@link LedgerUnavailable} when the database does not answer.
 */
@ApplicationScoped
public class Acts {
  /**
   * Which acts are looked for; what is empty does not matter.
   *
   * @param on id of what they were done to
   * @param from at or after
   * @param to before
   */
  public record Filter(
      Optional<String> by,
      Optional<String> action,
      Optional<String> on,
      Optional<Instant> from,
      Optional<Instant> to) {
    /** All acts on one thing. */
    public static Filter on(String id) {
      return new Filter(
          Optional.empty(), Optional.empty(), Optional.of(id), Optional.empty(), Optional.empty());
    }
  }

  private final LedgerDatabase database;
  private final Clock clock;
  private final NodeName node;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Acts() {
    this(null, null, null);
  }

  @Inject
  Acts(LedgerDatabase database, Clock clock, NodeName node) {
    this.database = database;
    this.clock = clock;
    this.node = node;
  }

  /** Records an act that has its effect elsewhere; it is on disk when this returns. */
  public void record(Act act) {
    database.inTransaction(
        session -> {
          write(session, act);
          return null;
        });
  }

  /** Records an act in the transaction of its effect. */
  void write(Session session, Act act) {
    session.persist(new ActRecord(act, clock.instant(), node.value()));
  }

  /** Acts, newest first. */
  public Page<Act.Recorded> page(Filter filter, Optional<Cursor> cursor, int limit) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    condition(filter.by(), "actor = :actor", "actor", conditions, values);
    condition(filter.action(), "action = :action", "action", conditions, values);
    condition(filter.on().map(Acts::bytes), "target = :target", "target", conditions, values);
    condition(filter.from(), "at >= :from", "from", conditions, values);
    condition(filter.to(), "at < :to", "to", conditions, values);
    condition(cursor.map(Cursor::before), "id < :before", "before", conditions, values);
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    return database.reading(
        session -> {
          SelectionQuery<ActRecord> query =
              session.createSelectionQuery(
                  "from ActRecord" + where + " order by id desc", ActRecord.class);
          values.forEach(query::setParameter);
          List<Act.Recorded> found =
              query.setMaxResults(limit + 1).setReadOnly(true).list().stream()
                  .map(ActRecord::recorded)
                  .toList();
          return Page.of(found, limit, act -> act, act -> new Cursor(act.id()));
        });
  }

  private static void condition(
      Optional<?> value,
      String condition,
      String parameter,
      List<String> conditions,
      Map<String, Object> values) {
    if (value.isPresent()) {
      conditions.add(condition);
      values.put(parameter, value.get());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
