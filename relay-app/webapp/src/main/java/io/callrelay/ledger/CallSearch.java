package io.callrelay.ledger;

import io.callrelay.ledger.WaySearch.Bounds;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Finds calls, newest first. Each page costs a bounded number of rows, however many the ledger has
 * and however rare what is looked for.
 *
 * <p>Every method fails with {@link LedgerUnavailable} when the database does not answer.
 */
@ApplicationScoped
public class CallSearch {
  private static final int COUNTED_AT_ONCE = 1_000;

  /**
   * How many calls there are.
   *
   * @param exact false: there are at least so many; it was not counted further
   */
  public record Count(int calls, boolean exact) {}

  private final LedgerDatabase database;
  private final Clock clock;
  private final Duration attentionAfter;
  private final Bounds bounds;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CallSearch() {
    this(null, null, null, null);
  }

  @Inject
  CallSearch(LedgerDatabase database, Clock clock, Settings settings) {
    this(database, clock, settings.duration(Setting.SUPPORT_CALL_LIMIT), Bounds.USUAL);
  }

  CallSearch(LedgerDatabase database, Clock clock, Duration attentionAfter, Bounds bounds) {
    this.database = database;
    this.clock = clock;
    this.attentionAfter = attentionAfter;
    this.bounds = bounds;
  }

  /** A page of calls; their journeys are not read. */
  public Page<CallView> page(CallFilter filter, Optional<Cursor> cursor, int limit) {
    return database.reading(
        session -> {
          Page<UUID> ids = ids(session, filter, cursor, limit);
          return new Page<>(views(session, ids.items()), ids.next(), ids.searchedBackTo());
        });
  }

  /** Counts calls, as far as {@code most} or as a page's search would go. */
  public Count count(CallFilter filter, int most) {
    return database.reading(
        session -> {
          int calls = 0;
          Optional<Cursor> cursor = Optional.empty();
          do {
            Page<UUID> page = ids(session, filter, cursor, COUNTED_AT_ONCE);
            calls += page.items().size();
            cursor = page.next();
            if (page.searchedBackTo().isPresent()) {
              return new Count(calls, false);
            }
          } while (cursor.isPresent() && calls < most);
          return new Count(calls, cursor.isEmpty());
        });
  }

  /** Whether a person should look at a call: it has failed for long, and is not delivered. */
  public boolean needsAttention(CallView call) {
    return CallState.undelivered().contains(call.state())
        && call.firstFailedAt().filter(first -> !first.isAfter(failingSince())).isPresent();
  }

  private Instant failingSince() {
    return clock.instant().minus(attentionAfter);
  }

  Page<UUID> ids(Session session, CallFilter filter, Optional<Cursor> cursor, int limit) {
    SearchPlan plan = SearchPlan.of(filter, failingSince());
    UUID below =
        cursor.map(Cursor::before).map(id -> RowId.lower(id, plan.below())).orElse(plan.below());
    List<Stretch> stretches =
        plan.ways().stream()
            .map(way -> new WaySearch(session, way, plan.lowest(), bounds).search(below, limit + 1))
            .toList();
    return Stretch.merged(stretches).page(limit);
  }

  /** Not the rows themselves, which hold whole bodies. */
  private static List<CallView> views(Session session, List<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : session
            .createSelectionQuery(
                "select new io.callrelay.ledger.CallLine(callId, columns, state, source, acceptedAt,"
                    + " ticket, attempts, firstFailedAt, nextAttemptAt, lastReason, deliveredAt)"
                    + " from CallRecord where id in :ids order by id desc",
                CallLine.class)
            .setParameterList("ids", ids)
            .list()
            .stream()
            .map(CallLine::view)
            .toList();
  }
}
