package io.callrelay.ledger;

import io.callrelay.verdict.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.Session;

/**
 * How many calls there are and how long they take, as people watch it. Each figure is read from a
 * key alone, and costs what it counts: undelivered calls, and those of the minutes asked for.
 *
 * <p>Every method fails with {@link LedgerUnavailable} when the database does not answer.
 */
@ApplicationScoped
public class Figures {
  /**
   * Calls that True Pulse is still to be told of.
   *
   * @param oldest when the longest waiting of them was accepted
   * @param failing how many of them failed last for which reason, most first
   * @param quarantined bodies that somebody is to look at
   */
  public record Waiting(
      long queued,
      long retrying,
      Optional<Instant> oldest,
      Map<Reason, Long> failing,
      long quarantined) {}

  /** What happened in one minute. */
  public record Minute(long accepted, long delivered) {}

  private static final String ACCEPTED =
      "SELECT COUNT(*) FROM calls FORCE INDEX (calls_by_state) WHERE state IN"
          + " ('QUEUED', 'RETRYING', 'DELIVERED', 'WITHDRAWN') AND id >= ?1 AND id < ?2";

  private static final String DELIVERED =
      "SELECT COUNT(*) FROM calls WHERE delivered_at >= ?1 AND delivered_at < ?2";

  private final LedgerDatabase database;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Figures() {
    this(null);
  }

  @Inject
  Figures(LedgerDatabase database) {
    this.database = database;
  }

  /** What is still to be done. */
  public Waiting waiting() {
    return database.reading(
        session -> {
          Optional<Instant> oldest =
              Stream.of(CallState.QUEUED, CallState.RETRYING)
                  .flatMap(state -> oldest(session, state).stream())
                  .min(Comparator.naturalOrder());
          return new Waiting(
              count(session, CallState.QUEUED),
              count(session, CallState.RETRYING),
              oldest,
              failing(session),
              session
                  .createSelectionQuery(
                      "select count(*) from QuarantineRecord where state = OPEN", Long.class)
                  .getSingleResult());
        });
  }

  private static long count(Session session, CallState state) {
    return session
        .createSelectionQuery("select count(*) from CallRecord where state = :state", Long.class)
        .setParameter("state", state)
        .getSingleResult();
  }

  private static Optional<Instant> oldest(Session session, CallState state) {
    return session
        .createNativeQuery(
            "SELECT id FROM calls FORCE INDEX (calls_by_state) WHERE state = ?1 ORDER BY id LIMIT 1",
            byte[].class)
        .setParameter(1, state.name())
        .uniqueResultOptional()
        .map(id -> RowId.time(RowId.of(id)));
  }

  private static Map<Reason, Long> failing(Session session) {
    List<Object[]> rows =
        session
            .createSelectionQuery(
                "select lastReason, count(*) from CallRecord where lastReason in :reasons and state"
                    + " in (QUEUED, RETRYING) group by lastReason order by count(*) desc",
                Object[].class)
            .setParameterList("reasons", Stream.of(Reason.values()).map(Reason::name).toList())
            .list();
    Map<Reason, Long> failing = new LinkedHashMap<>();
    rows.forEach(row -> failing.put(Reason.valueOf((String) row[0]), (Long) row[1]));
    return failing;
  }

  /**
   * What happened in some minutes, by their beginning.
   *
   * @param minutes instants at which minutes begin
   */
  public Map<Instant, Minute> minutes(Collection<Instant> minutes) {
    return database.reading(
        session -> {
          Map<Instant, Minute> counted = new LinkedHashMap<>();
          minutes.forEach(minute -> counted.put(minute, minute(session, minute)));
          return counted;
        });
  }

  private static Minute minute(Session session, Instant begin) {
    Instant end = begin.plus(1, ChronoUnit.MINUTES);
    long accepted =
        session
            .createNativeQuery(ACCEPTED, Long.class)
            .setParameter(1, RowId.bytes(Cursor.before(begin).before()))
            .setParameter(2, RowId.bytes(Cursor.before(end).before()))
            .getSingleResult();
    long delivered =
        session
            .createNativeQuery(DELIVERED, Long.class)
            .setParameter(1, begin)
            .setParameter(2, end)
            .getSingleResult();
    return new Minute(accepted, delivered);
  }

  /**
   * How long it took from the end of a call until True Pulse had it (S7.1), of the calls delivered
   * last.
   *
   * @param since only calls delivered at or after
   * @param most at most so many
   * @return shortest first
   */
  public List<Duration> delays(Instant since, int most) {
    return database.reading(
        session ->
            session
                .createSelectionQuery(
                    "select columns.endTime, deliveredAt from CallRecord"
                        + " where deliveredAt >= :since order by deliveredAt desc",
                    Object[].class)
                .setParameter("since", since)
                .setMaxResults(most)
                .list()
                .stream()
                .flatMap(row -> delay((String) row[0], (Instant) row[1]).stream())
                .sorted()
                .toList());
  }

  /** Clocks of telephony may go ahead; then it took no time. */
  private static Optional<Duration> delay(String end, Instant delivered) {
    try {
      Duration delay = Duration.between(OffsetDateTime.parse(end).toInstant(), delivered);
      return Optional.of(delay.isNegative() ? Duration.ZERO : delay);
    } catch (DateTimeParseException e) {
      // A form of time that the rules of an older version allowed: it says nothing here.
      return Optional.empty();
    }
  }
}
