package io.callrelay.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** The calls that True Pulse does not have yet, counted. */
@ApplicationScoped
public class Backlog {
  private static final Set<CallState> UNDELIVERED = Set.of(CallState.QUEUED, CallState.RETRYING);

  /**
   * How much waits.
   *
   * @param byState undelivered calls in each state that such a call may be in
   * @param oldestAcceptedAt when the one that has waited longest was accepted; empty without one
   */
  public record Undelivered(Map<CallState, Long> byState, Optional<Instant> oldestAcceptedAt) {}

  private final LedgerDatabase database;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Backlog() {
    this(null);
  }

  @Inject
  Backlog(LedgerDatabase database) {
    this.database = database;
  }

  /**
   * Counts what waits now, out of an index: it takes as long as there is much of it, whatever has
   * been delivered.
   *
   * @throws LedgerUnavailable when the database does not answer
   */
  public Undelivered count() {
    return database.reading(
        session -> {
          Map<CallState, Long> byState = new EnumMap<>(CallState.class);
          List<Instant> oldest = new ArrayList<>();
          for (CallState state : UNDELIVERED) {
            byState.put(state, count(session, state));
            oldest(session, state).ifPresent(oldest::add);
          }
          return new Undelivered(byState, oldest.stream().min(Instant::compareTo));
        });
  }

  private static long count(Session session, CallState state) {
    return session
        .createSelectionQuery("select count(*) from CallRecord where state = :state", Long.class)
        .setParameter("state", state)
        .getSingleResult();
  }

  /** Rows are made in the order of acceptance, and the order of ids is an index; time is none. */
  private static Optional<Instant> oldest(Session session, CallState state) {
    return session
        .createSelectionQuery(
            "select acceptedAt from CallRecord where state = :state order by id", Instant.class)
        .setParameter("state", state)
        .setMaxResults(1)
        .uniqueResultOptional();
  }
}
