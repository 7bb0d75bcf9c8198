package io.callrelay.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import io.callrelay.call.Call;
import io.callrelay.ledger.Journey.PastAttempt;
import io.callrelay.verdict.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Attempts with their calls, by time (S8.1, S8.2). Keys of attempts are ordered by time, so every
 * question reads only what it gives.
 *
 * <p>Every method fails with {@link LedgerUnavailable} when the database does not answer.
 */
@ApplicationScoped
public class Evidence {
  /**
   * An attempt as it is kept.
   *
   * @param key of the attempt; later ones have a higher one
   * @param state of the call now
   */
  public record Kept(UUID key, Call call, CallState state, PastAttempt attempt) {}

  /**
   * A time from which attempts are given.
   *
   * @param to after the last one
   */
  public record Range(Instant from, Instant to) {}

  /**
   * How far a key may be from its attempt's start: both are taken from clocks one after the other.
   */
  private static final Duration SKEW = Duration.ofSeconds(5);

  /** So many attempts are looked at, at most, to find failed ones among them. */
  private static final int MOST_LOOKED_AT = 20_000;

  private static final String NEWEST_FAILED =
      "SELECT id FROM (SELECT id, verdict FROM attempts WHERE id > :begin ORDER BY id DESC LIMIT"
          + " :looked) newest WHERE verdict <> 'Success' ORDER BY id DESC LIMIT :most";

  private static final String WITH_CALL =
      "select a, c from AttemptRecord a join CallRecord c on c.id = a.callRow where ";

  private final LedgerDatabase database;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Evidence() {
    this(null);
  }

  @Inject
  Evidence(LedgerDatabase database) {
    this.database = database;
  }

  /**
   * The attempts of a time, the oldest first.
   *
   * @param after those after this key
   */
  public List<Kept> page(Range range, Optional<UUID> after, int most) {
    UUID begin = UuidCreator.getTimeOrderedEpochMin(range.from().minus(SKEW));
    return database.reading(
        session ->
            session
                .createSelectionQuery(
                    WITH_CALL
                        + "a.id > :after and a.id < :end and a.startedAt >= :from and a.startedAt <"
                        + " :to order by a.id",
                    Object[].class)
                .setParameter("after", after.filter(key -> key.compareTo(begin) > 0).orElse(begin))
                .setParameter("end", UuidCreator.getTimeOrderedEpochMin(range.to().plus(SKEW)))
                .setParameter("from", range.from())
                .setParameter("to", range.to())
                .setMaxResults(most)
                .setReadOnly(true)
                .list()
                .stream()
                .map(Evidence::kept)
                .toList());
  }

  /**
   * The key before the newest attempts of a time; empty when there are no more than {@code most}.
   */
  public Optional<UUID> keyBeforeNewest(Range range, int most) {
    return database.reading(
        session ->
            session
                .createSelectionQuery(
                    "select id from AttemptRecord where id > :begin and id < :end order by id desc",
                    UUID.class)
                .setParameter("begin", UuidCreator.getTimeOrderedEpochMin(range.from().minus(SKEW)))
                .setParameter("end", UuidCreator.getTimeOrderedEpochMin(range.to().plus(SKEW)))
                .setFirstResult(most)
                .setMaxResults(1)
                .uniqueResultOptional());
  }

  /** The newest attempts since an instant that did not succeed, the newest first. */
  public List<Kept> newestFailures(Instant since, int most) {
    return database.reading(
        session ->
            byKey(
                session,
                session
                    .createNativeQuery(NEWEST_FAILED, UUID.class)
                    .setParameter("begin", UuidCreator.getTimeOrderedEpochMin(since.minus(SKEW)))
                    .setParameter("looked", MOST_LOOKED_AT)
                    .setParameter("most", most)
                    .list()));
  }

  /** The last attempts of calls that fail for a reason, those of the longest failing calls. */
  public List<Kept> lastFailures(Reason reason, int most) {
    return database.reading(
        session ->
            session
                .createSelectionQuery(
                    WITH_CALL
                        + "c.state in (QUEUED, RETRYING) and c.firstFailedAt is not null and"
                        + " c.lastReason = :reason and a.number = c.attempts order by"
                        + " c.firstFailedAt",
                    Object[].class)
                .setParameter("reason", reason.name())
                .setMaxResults(most)
                .setReadOnly(true)
                .list()
                .stream()
                .map(Evidence::kept)
                .toList());
  }

  private static List<Kept> byKey(Session session, List<UUID> keys) {
    if (keys.isEmpty()) {
      return Collections.emptyList();
    }
    return session
        .createSelectionQuery(WITH_CALL + "a.id in :keys order by a.id desc", Object[].class)
        .setParameterList("keys", keys)
        .setReadOnly(true)
        .list()
        .stream()
        .map(Evidence::kept)
        .toList();
  }

  private static Kept kept(Object[] row) {
    AttemptRecord attempt = (AttemptRecord) row[0];
    CallView call = ((CallRecord) row[1]).view();
    return new Kept(attempt.id(), call.call(), call.state(), attempt.past());
  }
}
