package io.callrelay.ledger;

import io.callrelay.platform.Role;
import io.callrelay.platform.SecretHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/**
 * Who is logged in to the console, on all nodes: a browser may be sent to another node with every
 * request.
 *
 * <p>Every method fails with {@link LedgerUnavailable} when the database does not answer.
 */
@ApplicationScoped
public class SessionLedger {
  private final LedgerDatabase database;
  private final Acts acts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SessionLedger() {
    this(null, null);
  }

  @Inject
  SessionLedger(LedgerDatabase database, Acts acts) {
    this.database = database;
    this.acts = acts;
  }

  /** Keeps a log-in of a user whose role is the one he has at the time of each request. */
  public void begin(SecretHash cookie, String user, Instant now) {
    database.inTransaction(
        session -> {
          session.persist(new SessionRecord(cookie, user, null, now));
          return null;
        });
  }

  /**
   * Keeps a log-in that an OpenID provider vouched for, with the role that it gave, and records it
   * as an act: no user of ours tells who had that role at the time.
   */
  public void beginAs(SecretHash cookie, String user, Role role, Instant now) {
    database.inTransaction(
        session -> {
          session.persist(new SessionRecord(cookie, user, role, now));
          String outcome = "signed in by OpenID Connect as " + role.word();
          acts.write(
              session,
              new Act(user, "signed-in", new Act.Target(Act.Kind.SESSION, user), "", outcome));
          return null;
        });
  }

  /** The log-in that this cookie stands for, if it has not ended and its user is still there. */
  public Optional<ConsoleSession> find(SecretHash cookie) {
    return database.reading(
        session -> {
          SessionRecord row = session.find(SessionRecord.class, cookie.hex());
          return row == null ? Optional.empty() : role(session, row).map(row::as);
        });
  }

  private static Optional<Role> role(Session session, SessionRecord row) {
    Optional<Role> own = Optional.ofNullable(row.ownRole());
    return own.or(
        () ->
            Optional.ofNullable(session.find(UserRecord.class, row.user()))
                .map(user -> user.user().role()));
  }

  /** Notes that it was used. */
  public void seen(SecretHash cookie, Instant now) {
    change("update SessionRecord set lastSeen = :at where hash = :hash", cookie, Optional.of(now));
  }

  /** Ends it. */
  public void end(SecretHash cookie) {
    change("delete from SessionRecord where hash = :hash", cookie, Optional.empty());
  }

  private void change(String statement, SecretHash cookie, Optional<Instant> at) {
    database.inTransaction(
        session -> {
          var change = session.createMutationQuery(statement).setParameter("hash", cookie.hex());
          at.ifPresent(time -> change.setParameter("at", time));
          return change.executeUpdate();
        });
  }

  /** Forgets log-ins that began before then. */
  public void forgetBefore(Instant then) {
    database.inTransaction(
        session ->
            session
                .createMutationQuery("delete from SessionRecord where since < :then")
                .setParameter("then", then)
                .executeUpdate());
  }
}
