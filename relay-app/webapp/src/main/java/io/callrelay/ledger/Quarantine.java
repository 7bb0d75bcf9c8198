package io.callrelay.ledger;

import io.callrelay.call.CallId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.hibernate.Session;

/**
 * Bodies that broke the specification, kept for operators. Each act on one is recorded in the
 * transaction of its effect.
 *
 * <p>Every method fails with {@link LedgerUnavailable} when the database does not answer.
 */
@ApplicationScoped
public class Quarantine {
  /** What an act on a body came to. */
  public sealed interface Resolved {
    /** It is done, and recorded. */
    record Done(Quarantined now) implements Resolved {}

    /** Somebody had dealt with the body before; nothing was done. */
    record NotOpen(Quarantined now) implements Resolved {}

    /** The quarantine has no such body. */
    record Unknown() implements Resolved {}
  }

  private final LedgerDatabase database;
  private final Clock clock;
  private final Acts acts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Quarantine() {
    this(null, null, null);
  }

  @Inject
  Quarantine(LedgerDatabase database, Clock clock, Acts acts) {
    this.database = database;
    this.clock = clock;
    this.acts = acts;
  }

  /** What is in a state, newest first. */
  public Page<Quarantined> page(Quarantined.State state, Optional<Cursor> cursor, int limit) {
    List<QuarantineLine> rows =
        database.reading(
            session ->
                session
                    .createSelectionQuery(
                        "select new io.callrelay.ledger.QuarantineLine(id, receivedAt, source,"
                            + " callId, violations, state, resolvedAt, resolvedBy, resolvedReason,"
                            + " became) from QuarantineRecord"
                            + " where state = :state and id < :before order by id desc",
                        QuarantineLine.class)
                    .setParameter("state", state)
                    .setParameter("before", cursor.map(Cursor::before).orElse(RowId.HIGHEST))
                    .setMaxResults(limit + 1)
                    .list());
    return Page.of(rows, limit, QuarantineLine::view, row -> new Cursor(row.id()));
  }

  /** A body. */
  public Optional<Quarantined.Body> find(UUID id) {
    return database.reading(
        session ->
            Optional.ofNullable(session.find(QuarantineRecord.class, id))
                .map(QuarantineRecord::body));
  }

  /** A body that somebody sees in full, which is recorded. */
  public Optional<Quarantined.Body> show(UUID id, String who) {
    return database.inTransaction(
        session -> {
          Optional<Quarantined.Body> body =
              Optional.ofNullable(session.find(QuarantineRecord.class, id))
                  .map(QuarantineRecord::body);
          if (body.isPresent()) {
            write(session, id, new Deed(who, "quarantine-body-shown", "", "it was shown in full"));
          }
          return body;
        });
  }

  /** A body was mended, and intake has accepted it as this call. */
  public Resolved resubmitted(UUID id, CallId became, String who, String reason) {
    Deed deed = new Deed(who, "quarantine-resubmitted", reason, "accepted as call " + became);
    return resolve(id, deed, row -> row.resubmitted(became, who, reason, clock.instant()));
  }

  /** A body is worth nothing. */
  public Resolved discard(UUID id, String who, String reason) {
    Deed deed = new Deed(who, "quarantine-discarded", reason, "it is not sent");
    return resolve(id, deed, row -> row.discard(who, reason, clock.instant()));
  }

  private Resolved resolve(UUID id, Deed deed, Predicate<QuarantineRecord> change) {
    return database.inTransaction(
        session -> {
          QuarantineRecord row =
              session.find(QuarantineRecord.class, id, LockModeType.PESSIMISTIC_WRITE);
          if (row == null) {
            return new Resolved.Unknown();
          }
          if (!change.test(row)) {
            return new Resolved.NotOpen(row.view());
          }
          write(session, id, deed);
          return new Resolved.Done(row.view());
        });
  }

  private record Deed(String who, String action, String reason, String outcome) {}

  private void write(Session session, UUID id, Deed deed) {
    Act.Target on = new Act.Target(Act.Kind.QUARANTINE, id.toString());
    acts.write(session, new Act(deed.who(), deed.action(), on, deed.reason(), deed.outcome()));
  }
}
