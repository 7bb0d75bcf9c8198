package io.callrelay.ledger;

import io.callrelay.platform.BackgroundLoop;
import io.callrelay.platform.EventLog;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * The database behind the ledger. The relay starts and works without it: it is opened, migrated and
 * found again in the background, and until then every use fails at once.
 */
@ApplicationScoped
class LedgerDatabase {
  private static final EventLog LOG = EventLog.of(LedgerDatabase.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /** Classes of SQLSTATE that speak of the data or of a conflict, not of the database's health. */
  private static final Set<String> OF_THE_DATA = Set.of("22", "23", "40");

  /** TiDB's conflicts, which it tells without such a class: to be written again, as a deadlock. */
  private static final Set<Integer> CONFLICTS = Set.of(8002, 8022, 9007);

  /** What a server says of itself that lets everybody write. */
  private static final Pattern WRITABLE = Pattern.compile("(0|OFF) (0|OFF)");

  @Resource(lookup = "java:comp/env/jdbc/relayLedger")
  private DataSource dataSource;

  @Inject private Executor executor;

  private @Nullable BackgroundLoop watch;
  private volatile @Nullable SessionFactory sessions;
  private volatile @Nullable String problem = "it has not been opened yet";

  /** For the container, which fills in the resources. */
  @SuppressWarnings("NullAway.Init")
  LedgerDatabase() {}

  /** On a data source, outside a container; to be opened with {@link #findAgain}. */
  @SuppressWarnings("NullAway.Init")
  LedgerDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    watch = BackgroundLoop.start("ledger-watch", LOOK_AGAIN, executor, this::findAgain);
  }

  @PreDestroy
  void stop() {
    if (watch != null) {
      watch.close();
    }
    SessionFactory open = sessions;
    if (open != null) {
      open.close();
    }
  }

  /** Why the database cannot be used, or empty when it can. */
  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /**
   * Runs work in one transaction.
   *
   * @throws LedgerUnavailable when the database does not answer; it is then not asked again until
   *     it has been found to answer
   * @throws RuntimeException when the data is to blame, or a conflict: Hibernate's own exception
   */
  <T> T inTransaction(Function<Session, T> work) {
    return run(open -> open.fromTransaction(work));
  }

  /**
   * Runs work that only reads, each of its questions for itself: without a transaction a question
   * is one trip to the database and not four. Fails as {@link #inTransaction} does.
   */
  <T> T reading(Function<Session, T> work) {
    return run(open -> open.fromSession(work));
  }

  private <T> T run(Function<SessionFactory, T> work) {
    String known = problem;
    SessionFactory open = sessions;
    if (known != null || open == null) {
      throw new LedgerUnavailable("the ledger is down: " + known, null);
    }
    return run(open, work);
  }

  private <T> T run(SessionFactory open, Function<SessionFactory, T> work) {
    try {
      return work.apply(open);
    } catch (RuntimeException e) {
      SQLException cause = sqlCause(e);
      if (cause == null || speaksOfTheData(cause)) {
        throw e;
      }
      lose(cause);
      throw new LedgerUnavailable("the ledger does not answer: " + cause.getMessage(), e);
    }
  }

  private void lose(SQLException cause) {
    if (problem == null) {
      LOG.warning("ledger-lost")
          .with("sqlState", cause.getSQLState())
          .with("cause", cause.getMessage())
          .tell(
              "The ledger does not answer. Calls are accepted into the queue and delivered; what"
                  + " happens is written when it is back");
    }
    problem = String.valueOf(cause.getMessage());
  }

  /** Opens the database, or looks whether it answers again. */
  void findAgain() {
    if (problem == null) {
      return;
    }
    try {
      SessionFactory open = sessions;
      if (open == null) {
        open = LedgerSchema.open(dataSource);
        sessions = open;
      }
      requireWritable(run(open, LedgerDatabase::readOnly));
      problem = null;
      LOG.info("ledger-found").tell("The ledger answers");
    } catch (RuntimeException | Error e) {
      String now = String.valueOf(e.getMessage());
      if (!now.equals(problem)) {
        LOG.warning("ledger-not-found")
            .with("cause", now)
            .because(e)
            .tell("The ledger cannot be used yet; it is tried again every " + LOOK_AGAIN);
      }
      problem = now;
    }
  }

  /**
   * After a failover a connection may lead to what is now a copy: it answers, and takes nothing.
   */
  private static String readOnly(SessionFactory open) {
    return open.fromSession(
        session ->
            session
                .createNativeQuery(
                    "SELECT CONCAT(@@global.read_only, ' ', @@global.innodb_read_only)",
                    String.class)
                .getSingleResult());
  }

  private static void requireWritable(String told) {
    if (!WRITABLE.matcher(told).matches()) {
      throw new IllegalStateException("the database is read-only, as a copy is: " + told);
    }
  }

  private static boolean speaksOfTheData(SQLException e) {
    String state = e.getSQLState();
    return CONFLICTS.contains(e.getErrorCode())
        || (state != null && state.length() == 5 && OF_THE_DATA.contains(state.substring(0, 2)));
  }

  private static @Nullable SQLException sqlCause(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
