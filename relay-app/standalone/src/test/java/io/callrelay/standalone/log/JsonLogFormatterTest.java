package io.callrelay.standalone.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JsonLogFormatterTest {
  private final JsonLogFormatter formatter = new JsonLogFormatter();

  @Test
  void an_event_is_one_line_with_its_fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("tpCallID", "9884420011");
    fields.put("attempt", 3);
    LogRecord event = event("True Pulse refused the call; next attempt in 2 s");
    event.setParameters(new Object[] {fields});

    assertThat(formatter.format(event))
        .startsWith("{\"time\":\"2026-11-23T04:26:31.050000Z\",\"level\":\"WARNING\",")
        .contains("\"message\":\"True Pulse refused the call; next attempt in 2 s\"")
        .endsWith(",\"tpCallID\":\"9884420011\",\"attempt\":3}\n");
  }

  @Test
  void text_from_outside_cannot_begin_a_line_of_its_own() {
    String line = formatter.format(event("first\n{\"level\":\"INFO\"}\u001b[31m\u2028\""));

    assertThat(line).hasLineCount(1);
    assertThat(line).contains("first\\n{\\\"level\\\":\\\"INFO\\\"}\\u001b[31m\\u2028\\\"");
  }

  @Test
  void parameters_of_other_events_go_where_their_message_says() {
    LogRecord event = event("Listener {0} on port {1}");
    event.setParameters(new Object[] {"http", 8080});

    assertThat(formatter.format(event)).contains("\"message\":\"Listener http on port 8,080\"");
  }

  @Test
  void an_exception_comes_with_its_stack_trace() {
    LogRecord event = event("no");
    event.setThrown(new IllegalStateException("because", new RuntimeException("deeper")));

    assertThat(formatter.format(event))
        .hasLineCount(1)
        .contains("\"exception\":\"java.lang.IllegalStateException: because\\n")
        .contains("Caused by: java.lang.RuntimeException: deeper");
  }

  private static LogRecord event(String message) {
    LogRecord event = new LogRecord(Level.WARNING, message);
    event.setLoggerName("io.callrelay.delivery");
    event.setInstant(Instant.parse("2026-11-23T04:26:31.05Z"));
    return event;
  }
}
