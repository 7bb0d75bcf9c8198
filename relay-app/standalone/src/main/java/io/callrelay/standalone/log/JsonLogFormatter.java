package io.callrelay.standalone.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One JSON object per event and line: {@code time} (UTC), {@code level}, {@code logger}, {@code
 * thread}, {@code message}, then the fields of a {@link Map} that is the event's only parameter,
 * and {@code exception} with its stack trace. Control characters are escaped, so no text that came
 * from outside can pretend to be a line of its own.
 */
public final class JsonLogFormatter extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  @Override
  public String format(LogRecord record) {
    StringBuilder line = new StringBuilder(256);
    line.append('{');
    field(line, "time", TIME.format(record.getInstant()));
    field(line, "level", record.getLevel().getName());
    field(line, "logger", String.valueOf(record.getLoggerName()));
    field(line, "thread", threadName(record));
    field(line, "message", message(record));
    fields(record).forEach((key, value) -> anyField(line, String.valueOf(key), value));
    if (record.getThrown() != null) {
      field(line, "exception", stackTrace(record.getThrown()));
    }
    return line.append("}\n").toString();
  }

  private String message(LogRecord record) {
    String message = fields(record).isEmpty() ? formatMessage(record) : record.getMessage();
    return String.valueOf(message);
  }

  private static Map<?, ?> fields(LogRecord record) {
    Object[] parameters = record.getParameters();
    boolean structured =
        parameters != null && parameters.length == 1 && parameters[0] instanceof Map;
    return structured ? (Map<?, ?>) parameters[0] : Map.of();
  }

  /** The name of the thread when it is the one that logs, as it is with a handler that waits. */
  private static String threadName(LogRecord record) {
    Thread current = Thread.currentThread();
    return current.getId() == record.getLongThreadID()
        ? current.getName()
        : "thread-" + record.getLongThreadID();
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static void anyField(StringBuilder line, String key, Object value) {
    if (value instanceof Number || value instanceof Boolean) {
      key(line, key);
      line.append(value);
    } else if (value != null) {
      field(line, key, value.toString());
    }
  }

  private static void field(StringBuilder line, String key, String value) {
    key(line, key);
    string(line, value);
  }

  private static void key(StringBuilder line, String key) {
    if (line.length() > 1) {
      line.append(',');
    }
    string(line, key);
    line.append(':');
  }

  private static void string(StringBuilder line, String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> line.append("\\\"");
        case '\\' -> line.append("\\\\");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> {
          if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
            line.append("\\u%04x".formatted((int) c));
          } else {
            line.append(c);
          }
        }
      }
    }
    line.append('"');
  }
}
