package io.callrelay.standalone.log;

import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Every event as JSON on stdout, for containers. */
public final class JsonConsole extends Handler {
  /** For the log manager. */
  public JsonConsole() {
    setFormatter(new JsonLogFormatter());
  }

  @Override
  public void publish(LogRecord record) {
    if (isLoggable(record)) {
      Terminal.out().print(getFormatter().format(record));
    }
  }

  @Override
  public void flush() {
    Terminal.out().flush();
  }

  @Override
  public void close() {
    flush();
  }
}
