package io.callrelay.ledger;

import io.callrelay.verdict.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;

/**
 * What in the ledger shows that something is wrong. Every question is answered from an index.
 *
 * <p>Every method fails with {@link LedgerUnavailable} when the database does not answer.
 */
@ApplicationScoped
public class Symptoms {
  /**
   * Calls that fail for one reason.
   *
   * @param since when the first attempt of the longest failing one failed
   */
  public record Failing(Reason reason, long calls, Instant since) {}

  /**
   * Bodies that broke the specification.
   *
   * @param since when the first of them came
   */
  public record Rejections(long bodies, Instant since) {}

  private final LedgerDatabase database;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Symptoms() {
    this(null);
  }

  @Inject
  Symptoms(LedgerDatabase database) {
    this.database = database;
  }

  /**
   * Undelivered calls whose first attempt failed before an instant, by the last reason; of one
   * reason not counted further than {@code most}.
   */
  public List<Failing> failingSince(Instant before, int most) {
    return database.reading(
        session ->
            Stream.of(Reason.values())
                .filter(reason -> reason != Reason.SUCCESS)
                .flatMap(reason -> failing(session, reason, before, most).stream())
                .toList());
  }

  private static Optional<Failing> failing(
      Session session, Reason reason, Instant before, int most) {
    Object[] found =
        session
            .createNativeQuery(
                "SELECT COUNT(*), MIN(first_failed_at) FROM (SELECT first_failed_at FROM calls WHERE"
                    + " last_reason = :reason AND state IN ('QUEUED', 'RETRYING') AND"
                    + " first_failed_at < :before LIMIT :most) failing",
                Object[].class)
            .addScalar("COUNT(*)", StandardBasicTypes.LONG)
            .addScalar("MIN(first_failed_at)", StandardBasicTypes.INSTANT)
            .setParameter("reason", reason.name())
            .setParameter("before", before)
            .setParameter("most", most)
            .getSingleResult();
    return found[1] instanceof Instant since
        ? Optional.of(new Failing(reason, (Long) found[0], since))
        : Optional.empty();
  }

  /** How many calls are undelivered; not counted further than {@code most}. */
  public long undelivered(int most) {
    return database.reading(
        session ->
            session
                .createNativeQuery(
                    "SELECT COUNT(*) FROM (SELECT 1 FROM calls WHERE state IN ('QUEUED', 'RETRYING')"
                        + " LIMIT :most) waiting",
                    Long.class)
                .setParameter("most", most)
                .getSingleResult());
  }

  /** What was rejected after an instant, if anything was. */
  public Optional<Rejections> rejectedSince(Instant after) {
    Object[] found =
        database.reading(
            session ->
                session
                    .createSelectionQuery(
                        "select count(*), min(receivedAt) from QuarantineRecord where receivedAt >"
                            + " :after",
                        Object[].class)
                    .setParameter("after", after)
                    .getSingleResult());
    return (Long) found[0] == 0
        ? Optional.empty()
        : Optional.of(new Rejections((Long) found[0], (Instant) found[1]));
  }
}
