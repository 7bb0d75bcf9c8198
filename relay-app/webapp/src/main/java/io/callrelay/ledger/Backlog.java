package io.callrelay.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
   * Counts what waits now; takes as long as there is much of it, whatever has been delivered.
   *
   * @throws LedgerUnavailable when the database does not answer
   */
  public Undelivered count() {
    List<Object[]> rows =
        database.reading(
            session ->
                session
                    .createSelectionQuery(
                        "select state, count(*), min(acceptedAt) from CallRecord"
                            + " where state in :undelivered group by state",
                        Object[].class)
                    .setParameterList("undelivered", UNDELIVERED)
                    .list());
    Map<CallState, Long> byState = new EnumMap<>(CallState.class);
    UNDELIVERED.forEach(state -> byState.put(state, 0L));
    rows.forEach(row -> byState.put((CallState) row[0], (Long) row[1]));
    return new Undelivered(
        byState, rows.stream().map(row -> (Instant) row[2]).min(Instant::compareTo));
  }
}
