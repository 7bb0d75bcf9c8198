package io.callrelay.platform;

import io.callrelay.platform.tracing.Span;
import io.callrelay.platform.tracing.TraceContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The log of a step: one event a line, its fields kept apart from its words. The fields travel as
 * the record's only parameter, a {@link Map}; the relay's own formatter writes them as JSON fields,
 * any other shows the words, which name the call too.
 */
public final class EventLog {
  private final Logger logger;

  private EventLog(Logger logger) {
    this.logger = logger;
  }

  /** The log of the step that {@code owner} belongs to. */
  public static EventLog of(Class<?> owner) {
    return new EventLog(Logger.getLogger(owner.getName()));
  }

  /** Something that is as it should be. */
  public Event info(String event) {
    return new Event(Level.INFO, event);
  }

  /** Something that a person should know, and that the relay goes on from by itself. */
  public Event warning(String event) {
    return new Event(Level.WARNING, event);
  }

  /** Something that does not go on without a person. */
  public Event error(String event) {
    return new Event(Level.SEVERE, event);
  }

  /** One event, written when it is told. */
  public final class Event {
    private final Level level;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private @Nullable Throwable cause;

    private Event(Level level, String event) {
      this.level = level;
      fields.put("event", event);
    }

    /** Adds a field; numbers and booleans stay what they are, all else is written as text. */
    public Event with(String field, @Nullable Object value) {
      if (value != null) {
        boolean plain = value instanceof Number || value instanceof Boolean;
        fields.put(field, plain ? value : Printable.text(value.toString()));
      }
      return this;
    }

    /** Adds what went wrong. */
    public Event because(@Nullable Throwable thrown) {
      cause = thrown;
      return this;
    }

    private void place(TraceContext context) {
      fields.put("traceId", context.traceId());
      fields.put("spanId", context.spanId());
    }

    /** Writes the event: what happened and what happens next, in words. */
    public void tell(String words) {
      Span.current().context().ifPresent(this::place);
      LogRecord line = new LogRecord(level, Printable.text(words));
      line.setLoggerName(logger.getName());
      line.setParameters(new Object[] {fields});
      line.setThrown(cause);
      logger.log(line);
    }
  }
}
