package io.callrelay.standalone.ledger;

import io.callrelay.standalone.StartFailure;
import io.callrelay.standalone.Trees;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One data directory and the server process that serves it. */
final class MariaDbServer {
  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
  private static final long LOOK_EVERY_MILLIS = 50;

  /** The system tables, in the order of MariaDB's own installation script. */
  private static final List<String> SYSTEM_TABLES =
      List.of(
          "mariadb_system_tables.sql",
          "mariadb_performance_tables.sql",
          "mariadb_system_tables_data.sql",
          "maria_add_gis_sp_bootstrap.sql");

  private final MariaDbProgram program;
  private final LedgerFiles files;

  MariaDbServer(MariaDbProgram program, LedgerFiles files) {
    this.program = program;
    this.files = files;
  }

  /**
   * Makes the data directory at the first start. It gets its name only when it is complete.
   *
   * @throws StartFailure with the end of the server's log
   */
  void install() throws StartFailure {
    if (Files.isDirectory(files.data())) {
      return;
    }
    Path unfinished = files.data().resolveSibling("data.unfinished");
    try {
      Trees.delete(unfinished);
      Files.createDirectories(unfinished);
      List<String> command = command(unfinished);
      command.addAll(List.of("--bootstrap", "--enforce-storage-engine="));
      Process process = process(command).start();
      writeSystemTables(process);
      if (process.waitFor() != 0) {
        throw doesNotRun();
      }
      Files.move(unfinished, files.data(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw StartFailure.because("the embedded ledger cannot be made; " + files.lastWords(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void writeSystemTables(Process process) throws IOException {
    try (OutputStream statements = process.getOutputStream()) {
      // Administrators may only come through a Unix socket, and the server opens none.
      statements.write(
          "CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket='root';\n"
              .getBytes(StandardCharsets.US_ASCII));
      for (String script : SYSTEM_TABLES) {
        Files.copy(program.share().resolve(script), statements);
      }
    }
  }

  /**
   * Starts the server and returns when it takes connections.
   *
   * @throws StartFailure with the end of the server's log
   */
  Process start(int port, Path initialStatements) throws StartFailure {
    try {
      List<String> command = command(files.data());
      command.addAll(serving(port, initialStatements));
      Process process = process(command).start();
      awaitConnections(process, port);
      return process;
    } catch (IOException e) {
      throw StartFailure.because("the embedded ledger's server cannot be started", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** TLS is off on the loopback: else each start makes a key of its own, for seconds. */
  private List<String> serving(int port, Path initialStatements) {
    return List.of(
        "--skip-ssl",
        "--bind-address=127.0.0.1",
        "--port=" + port,
        "--socket=",
        "--skip-name-resolve",
        "--pid-file=" + files.processId(),
        "--init-file=" + initialStatements,
        "--innodb-flush-log-at-trx-commit=1",
        "--character-set-server=utf8mb4",
        "--default-time-zone=+00:00",
        "--transaction-isolation=READ-COMMITTED",
        "--performance-schema=OFF",
        "--max-connections=100",
        "--max-allowed-packet=32M");
  }

  private void awaitConnections(Process process, int port)
      throws StartFailure, InterruptedException {
    Instant end = Instant.now().plus(LONGEST_START);
    while (!accepts(port)) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        process.destroy();
        throw doesNotRun();
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.getInputStream().read() >= 0;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Ends the process in order; what it has committed is on disk in any case. */
  static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private List<String> command(Path data) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program.server().toString());
    command.add("--no-defaults");
    command.add("--basedir=" + program.directory());
    command.add("--lc-messages-dir=" + program.share());
    command.add("--datadir=" + data);
    command.add("--tmpdir=" + files.temporary());
    command.add("--log-error=" + files.errorLog());
    command.add("--innodb-buffer-pool-size=64M");
    command.add("--innodb-log-file-size=32M");
    command.add("--aria-pagecache-buffer-size=8M");
    command.add("--key-buffer-size=1M");
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--user=root");
    }
    return command;
  }

  private ProcessBuilder process(List<String> command) {
    return new ProcessBuilder(command)
        .directory(files.root().toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(files.errorLog().toFile()));
  }

  private static StartFailure interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return StartFailure.because("interrupted while the embedded ledger started", e);
  }

  private StartFailure doesNotRun() {
    return StartFailure.because(
        "the embedded ledger's server does not run on this machine (a missing library? it needs"
            + " glibc, libstdc++, libcrypt.so.1 and libsystemd.so.0; or set relay.ledger.url); "
            + files.lastWords());
  }
}
