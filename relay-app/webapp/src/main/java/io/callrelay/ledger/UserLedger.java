package io.callrelay.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/**
 * The people who may log in, on all nodes.
 *
 * <p>Every method fails with {@link LedgerUnavailable} when the database does not answer.
 */
@ApplicationScoped
public class UserLedger {
  private final LedgerDatabase database;
  private final Acts acts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected UserLedger() {
    this(null, null);
  }

  @Inject
  UserLedger(LedgerDatabase database, Acts acts) {
    this.database = database;
    this.acts = acts;
  }

  /** The user of this name. */
  public Optional<ConsoleUser> find(String name) {
    return database.reading(session -> row(session, name).map(UserRecord::user));
  }

  /** All users by name. */
  public List<ConsoleUser> all() {
    return database.reading(
        session ->
            session
                .createSelectionQuery("from UserRecord order by name", UserRecord.class)
                .setReadOnly(true)
                .list()
                .stream()
                .map(UserRecord::user)
                .toList());
  }

  /**
   * Keeps a new user.
   *
   * @return false when there is one of this name, who stays as he is
   */
  public boolean add(ConsoleUser user) {
    return database.inTransaction(session -> insert(session, user));
  }

  /**
   * Keeps the very first user. Of several nodes that try it at once, one succeeds.
   *
   * @return false when there are users
   */
  public boolean addFirst(ConsoleUser user) {
    return database.inTransaction(
        session ->
            session
                    .createSelectionQuery("select count(*) from UserRecord", Long.class)
                    .getSingleResult()
                    .equals(0L)
                && insert(session, user));
  }

  /** Leaves a row that is there as it is, also one that another node is just making. */
  private boolean insert(Session session, ConsoleUser user) {
    int rows =
        session
            .createNativeMutationQuery(
                "INSERT IGNORE INTO console_users (name, role, password_hash, created_at, created_by)"
                    + " VALUES (:name, :role, :hash, :at, :by)")
            .setParameter("name", user.name())
            .setParameter("role", user.role().name())
            .setParameter("hash", user.passwordHash())
            .setParameter("at", user.createdAt())
            .setParameter("by", user.createdBy())
            .executeUpdate();
    if (rows == 1) {
      acts.write(session, act(user.createdBy(), "user-made", user.name(), user.role().word()));
    }
    return rows == 1;
  }

  /**
   * Gives a user another password and logs him out everywhere.
   *
   * @return whether there is such a user
   */
  public boolean changePassword(String name, String newHash, String by) {
    return database.inTransaction(
        session -> {
          Optional<UserRecord> row =
              Optional.ofNullable(
                  session.find(UserRecord.class, name, LockModeType.PESSIMISTIC_WRITE));
          row.ifPresent(
              found -> {
                found.changePassword(newHash);
                logOut(session, name);
                acts.write(session, act(by, "password-changed", name, ""));
              });
          return row.isPresent();
        });
  }

  /**
   * Removes a user and logs him out everywhere.
   *
   * @return whether there was such a user
   */
  public boolean remove(String name, String by) {
    return database.inTransaction(
        session -> {
          logOut(session, name);
          int rows =
              session
                  .createMutationQuery("delete from UserRecord where name = :name")
                  .setParameter("name", name)
                  .executeUpdate();
          if (rows == 1) {
            acts.write(session, act(by, "user-removed", name, ""));
          }
          return rows == 1;
        });
  }

  private static Act act(String by, String action, String user, String outcome) {
    return new Act(by, action, new Act.Target(Act.Kind.USER, user), "", outcome);
  }

  private static void logOut(Session session, String name) {
    session
        .createMutationQuery("delete from SessionRecord where user = :name")
        .setParameter("name", name)
        .executeUpdate();
  }

  private static Optional<UserRecord> row(Session session, String name) {
    return Optional.ofNullable(session.find(UserRecord.class, name));
  }
}
