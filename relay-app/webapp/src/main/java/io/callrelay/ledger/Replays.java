package io.callrelay.ledger;

import io.callrelay.ledger.CallSearch.Count;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Replays by filter: looked at first, then started, then worked off in batches. All of a replay is
 * in the ledger, so any node goes on with it, also after a crash in the midst of a batch, which
 * then has not happened.
 *
 * <p>Every method fails with {@link LedgerUnavailable} when the database does not answer.
 */
@ApplicationScoped
public class Replays {
  /** So long a preview may be started. */
  public static final Duration VALIDITY = Duration.ofMinutes(10);

  private static final int MOST_COUNTED = 10_000;
  private static final int SAMPLE = 10;
  private static final int BATCH = 500;

  /**
   * What a replay would do.
   *
   * @param waiting how many calls would be made due
   * @param queued how many are on their way already
   * @param sample some of those that wait, the newest
   */
  public record Preview(
      UUID token, Instant expiresAt, Count waiting, Count queued, List<CallView> sample) {}

  /** What asking to stop a replay came to. */
  public sealed interface Stopped {
    /** It is stopped. */
    record Done(Replay now) implements Stopped {}

    /** It was not running. */
    record NotRunning(Replay now) implements Stopped {}

    /** The ledger has no such replay. */
    record Unknown() implements Stopped {}
  }

  private final LedgerDatabase database;
  private final CallSearch search;
  private final Acts acts;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Replays() {
    this(null, null, null, null);
  }

  @Inject
  Replays(LedgerDatabase database, CallSearch search, Acts acts, Clock clock) {
    this.database = database;
    this.search = search;
    this.acts = acts;
    this.clock = clock;
  }

  /** Says what a replay would do, and keeps its filter. The filter's states do not matter. */
  public Preview preview(CallFilter filter, String who) {
    CallFilter waiting = filter.in(CallState.RETRYING);
    Count found = search.count(waiting, MOST_COUNTED);
    Count queued = search.count(filter.in(CallState.QUEUED), MOST_COUNTED);
    List<CallView> sample = search.page(waiting, Optional.empty(), SAMPLE).items();
    Instant now = clock.instant();
    UUID token =
        database.inTransaction(
            session -> {
              ReplayRecord row = new ReplayRecord(waiting, who, found.calls(), now);
              session.persist(row);
              return row.id();
            });
    return new Preview(token, now.plus(VALIDITY), found, queued, sample);
  }

  /** Starts what this person has looked at not long ago; empty when that is not so. */
  public Optional<Replay> start(UUID token, String who, String reason) {
    return database.inTransaction(
        session -> {
          Instant now = clock.instant();
          ReplayRecord row = locked(session, token);
          if (row == null || !row.mayStart(who, now, VALIDITY)) {
            return Optional.empty();
          }
          row.start(reason, now);
          acts.write(session, act(row, who, "replay-started", reason, "it is worked off"));
          return Optional.of(row.view());
        });
  }

  /** Stops a replay. */
  public Stopped cancel(UUID id, String who, String reason) {
    return database.inTransaction(
        session -> {
          ReplayRecord row = locked(session, id);
          if (row == null) {
            return new Stopped.Unknown();
          }
          if (!row.cancel(who, reason, clock.instant())) {
            return new Stopped.NotRunning(row.view());
          }
          String outcome = "stopped after %d calls".formatted(row.done());
          acts.write(session, act(row, who, "replay-cancelled", reason, outcome));
          return new Stopped.Done(row.view());
        });
  }

  private static @Nullable ReplayRecord locked(Session session, UUID id) {
    return session.find(ReplayRecord.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  private static Act act(
      ReplayRecord row, String who, String action, String reason, String outcome) {
    Act.Target on = new Act.Target(Act.Kind.REPLAY, row.id().toString());
    return new Act(who, action, on, reason, outcome);
  }

  /** A replay that was started. */
  public Optional<Replay> find(UUID id) {
    return database.reading(
        session ->
            Optional.ofNullable(session.find(ReplayRecord.class, id))
                .map(ReplayRecord::view)
                .filter(replay -> replay.state() != Replay.State.PREVIEWED));
  }

  /** Replays that were started, newest first. */
  public Page<Replay> page(Optional<Cursor> cursor, int limit) {
    return database.reading(
        session -> {
          SelectionQuery<ReplayRecord> query =
              session
                  .createSelectionQuery(
                      "from ReplayRecord where state <> PREVIEWED and id < :before order by id desc",
                      ReplayRecord.class)
                  .setParameter("before", cursor.map(Cursor::before).orElse(RowId.HIGHEST))
                  .setMaxResults(limit + 1);
          return Page.of(query.list(), limit, ReplayRecord::view, row -> new Cursor(row.id()));
        });
  }

  /** Deals with the next batch of a replay, unless other nodes do; whether there was one. */
  public boolean workOff() {
    return database.inTransaction(
        session ->
            session
                .createSelectionQuery(
                    "from ReplayRecord where state = RUNNING order by id", ReplayRecord.class)
                .setMaxResults(1)
                .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .uniqueResultOptional()
                .map(row -> workOff(session, row))
                .orElse(false));
  }

  private boolean workOff(Session session, ReplayRecord row) {
    Instant now = clock.instant();
    Page<UUID> page = search.ids(session, row.filter(), Optional.of(row.position()), BATCH);
    if (!page.items().isEmpty()) {
      makeDue(session, page.items(), now);
    }
    row.advance(page.items().size(), page.next(), now);
    if (!row.running()) {
      String outcome = "%d calls were made due".formatted(row.done());
      acts.write(session, act(row, "relay", "replay-finished", "", outcome));
    }
    return true;
  }

  /** In one statement: the rows, which hold whole bodies, need not be read for it. */
  private static void makeDue(Session session, List<UUID> ids, Instant now) {
    session
        .createMutationQuery(
            "update CallRecord set nextAttemptAt = :now"
                + " where id in :ids and state = RETRYING and nextAttemptAt > :now")
        .setParameter("now", now)
        .setParameterList("ids", ids)
        .executeUpdate();
  }

  /** Forgets what was looked at and never started. */
  public void forgetPreviews() {
    database.inTransaction(
        session ->
            session
                .createMutationQuery(
                    "delete from ReplayRecord where state = PREVIEWED and createdAt < :before")
                .setParameter("before", clock.instant().minus(VALIDITY))
                .executeUpdate());
  }
}
