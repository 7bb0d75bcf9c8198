package io.callrelay.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import io.callrelay.call.Call;
import io.callrelay.call.CallId;
import io.callrelay.ledger.LedgerEntry.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.query.SelectionQuery;

/**
 * Calls that are to go to the queue again. A call that is picked is QUEUED under a new ticket
 * before its message is sent, so that a crash in between leaves a row without a message (which
 * reconciliation finds) and never two messages that both count. Several nodes may pick at once.
 *
 * <p>Every method fails with {@link LedgerUnavailable} when the database does not answer.
 */
@ApplicationScoped
public class DueCalls {
  /**
   * A call that now stands as QUEUED and whose message is to be sent.
   *
   * @param failedAttempts how many attempts are recorded
   */
  public record Picked(Call call, Origin origin, int failedAttempts) {}

  private final LedgerDatabase database;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected DueCalls() {
    this(null);
  }

  @Inject
  DueCalls(LedgerDatabase database) {
    this.database = database;
  }

  /** Picks calls whose time has come, the longest due first. */
  public List<Picked> pickDue(Instant now, int most) {
    return database.inTransaction(
        session ->
            session
                .createSelectionQuery(
                    "from CallRecord where state = RETRYING and nextAttemptAt <= :now"
                        + " order by nextAttemptAt",
                    CallRecord.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .list()
                .stream()
                .map(row -> queueAgain(row, now))
                .toList());
  }

  /**
   * Lets calls wait in the ledger that have been queued since before an instant that delivery has
   * passed, and whose message was not to wait longer than that: it is lost, or in hand elsewhere.
   *
   * @param due when they are to be queued again: not before an attempt that may be under way
   *     elsewhere has been written
   * @param except calls whose message is in hand here
   * @return those calls, at most so many
   */
  public List<CallId> letLostWait(Instant queuedBefore, Instant due, int most, Set<CallId> except) {
    return database.inTransaction(
        session -> {
          SelectionQuery<CallRecord> query =
              session
                  .createSelectionQuery(
                      "from CallRecord where state = QUEUED and queuedAt < :before"
                          + " and (nextAttemptAt is null or nextAttemptAt < :before)"
                          + (except.isEmpty() ? "" : " and callId not in :except")
                          + " order by queuedAt",
                      CallRecord.class)
                  .setParameter("before", queuedBefore)
                  .setMaxResults(most);
          if (!except.isEmpty()) {
            query.setParameterList("except", except);
          }
          List<CallRecord> lost = query.setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED).list();
          lost.forEach(row -> row.waitUntil(due));
          return lost.stream().map(CallRecord::callId).toList();
        });
  }

  /**
   * Makes calls due that wait for a time further away than any wait is: it was taken from a clock
   * that has been put back since.
   *
   * @return how many
   */
  public int hasten(Instant furthest, Instant due) {
    return database.inTransaction(
        session ->
            session
                .createMutationQuery(
                    "update CallRecord set nextAttemptAt = :due"
                        + " where state = RETRYING and nextAttemptAt > :furthest")
                .setParameter("due", due)
                .setParameter("furthest", furthest)
                .executeUpdate());
  }

  private static Picked queueAgain(CallRecord row, Instant now) {
    row.queueAgain(UuidCreator.getTimeOrderedEpoch(), now);
    return new Picked(row.view().call(), row.origin(), row.attempts());
  }

  /** Lets picked calls wait again, because their messages could not be sent. */
  public void putBack(Collection<Picked> picked, Instant due) {
    if (picked.isEmpty()) {
      return;
    }
    List<UUID> tickets = picked.stream().map(call -> call.origin().ticket()).toList();
    database.inTransaction(
        session -> {
          CallRows.of(session, picked.stream().map(call -> call.call().id()).toList())
              .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
              .list()
              .stream()
              .filter(row -> tickets.stream().anyMatch(row::standsFor))
              .forEach(row -> row.waitUntil(due));
          return null;
        });
  }
}
