package io.callrelay.ledger;

import io.callrelay.platform.NodeName;
import io.callrelay.platform.metrics.Metrics;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A real ledger for tests of other steps, that can be switched off and on. */
public final class SwitchedLedger {
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(SwitchedLedger::thread);

  private final Switched source;
  private final LedgerDatabase database;

  private SwitchedLedger(DataSource real) {
    source = new Switched(real);
    database = new LedgerDatabase(source);
    database.findAgain();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  /** On an empty database of its own. */
  public static SwitchedLedger empty() {
    return new SwitchedLedger(RealDatabase.emptyDatabase());
  }

  /** Another node's view of the same database. */
  public SwitchedLedger anotherNode() {
    return new SwitchedLedger(source.real);
  }

  /** From now on it does not answer, and knows it. */
  public void goDown() {
    source.off = true;
    try {
      database.reading(session -> session.createNativeQuery("SELECT 1", Long.class).list());
    } catch (LedgerUnavailable e) {
      return;
    }
    throw new IllegalStateException("the ledger answers though it was switched off");
  }

  /** It answers again. */
  public void comeBack() {
    source.off = false;
    database.findAgain();
  }

  public Ledger ledger() {
    return new Ledger(database, THREADS, new Metrics(), Duration.ofMinutes(1));
  }

  public Incidents incidents() {
    return new Incidents(database);
  }

  public Evidence evidence() {
    return new Evidence(database);
  }

  public Symptoms symptoms() {
    return new Symptoms(database);
  }

  public PersonalData personalData() {
    return new PersonalData(database);
  }

  public Acts acts(Clock clock) {
    return new Acts(database, clock, new NodeName("node-1"));
  }

  /** Writes an entry and waits until it is on disk. */
  public void write(LedgerEntry entry) {
    ledger().record(entry).toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** Runs a statement. */
  public void execute(String sql) {
    RealDatabase.execute(source.real, sql);
  }

  private static final class Switched implements DataSource {
    private final DataSource real;
    private volatile boolean off;

    private Switched(DataSource real) {
      this.real = real;
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (off) {
        throw new SQLNonTransientConnectionException("switched off", "08001");
      }
      return real.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
      return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
      real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
      real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
      return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
      return real.isWrapperFor(type);
    }
  }
}
