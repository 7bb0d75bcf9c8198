package io.callrelay.standalone.log;

import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;

/** Warnings and worse in one short line each on stderr; the whole story is in the log file. */
public final class BriefConsole extends Handler {
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9F}\\u2028\\u2029]");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final PrintStream err;
  private final SimpleFormatter texts = new SimpleFormatter();

  /** For the log manager. */
  public BriefConsole() {
    this(Terminal.err());
  }

  BriefConsole(PrintStream err) {
    this.err = err;
    setLevel(Level.WARNING);
  }

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    String time = TIME.withZone(ZoneId.systemDefault()).format(record.getInstant());
    String cause = record.getThrown() == null ? "" : " (" + record.getThrown() + ")";
    String line = (texts.formatMessage(record) + cause).lines().findFirst().orElse("");
    // What came from outside must not move the cursor of whoever looks at it, or colour his screen.
    err.printf("%s %s %s%n", time, record.getLevel(), CONTROL.matcher(line).replaceAll("\uFFFD"));
  }

  @Override
  public void flush() {
    err.flush();
  }

  @Override
  public void close() {
    flush();
  }
}
