package io.callrelay.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Shows the password of the console's first user once, on a terminal and never in the log: the WAR
 * makes both when the ledger has no user, and leaves them in a file of the data directory.
 */
final class FirstAdminNotice {
  private static final Logger LOG = Logger.getLogger(FirstAdminNotice.class.getName());
  private static final String FILE = "first-admin.properties";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final Path file;
  private final boolean shownBefore;

  private FirstAdminNotice(Path file, boolean shownBefore) {
    this.file = file;
    this.shownBefore = shownBefore;
  }

  /** To be made before the WAR starts. */
  static FirstAdminNotice beforeTheStart(DataDirectory data) {
    Path file = data.path().resolve(FILE);
    return new FirstAdminNotice(file, Files.exists(file));
  }

  /** Waits a little for the file; one that was there before the start was shown then. */
  void showWhenMade(PrintStream out) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!shownBefore && Instant.now().isBefore(end)) {
      if (Files.exists(file)) {
        show(out);
        return;
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }

  private void show(PrintStream out) {
    Properties made = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      made.load(reader);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The first user's password is in " + file + ", unreadable for now", e);
      return;
    }
    out.printf(
        "The console's first user was made; this is kept in %s and shown this once:%n", file);
    out.printf(
        "  to log in        user %s, password %s%n",
        made.getProperty("user"), made.getProperty("password"));
  }
}
