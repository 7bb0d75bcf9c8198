package io.callrelay.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.NodeName;
import io.callrelay.platform.Settings;
import io.callrelay.platform.metrics.Metrics;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TracingTest {
  private static final TraceContext TELEPHONY =
      new TraceContext("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true, "pbx=1");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<JsonObject> spans = new CopyOnWriteArrayList<>();
  private final AtomicInteger status = new AtomicInteger(200);
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger elsewhere = new AtomicInteger();
  private HttpServer collector;

  @BeforeEach
  void collect() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          requests.incrementAndGet();
          JsonObject request = Json.createReader(exchange.getRequestBody()).readObject();
          if (status.get() == 200) {
            spans.addAll(
                request
                    .getJsonArray("resourceSpans")
                    .getJsonObject(0)
                    .getJsonArray("scopeSpans")
                    .getJsonObject(0)
                    .getJsonArray("spans")
                    .getValuesAs(JsonObject.class));
          }
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    collector.createContext(
        "/elsewhere",
        exchange -> {
          elsewhere.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
  }

  @AfterEach
  void end() {
    collector.stop(0);
    threads.shutdownNow();
  }

  @Test
  void steps_within_steps_are_one_trace_of_whoever_called() {
    try (Tracing tracing = tracing(Map.of())) {
      try (Span outer = tracing.begin(Span.Kind.SERVER, "outer", Optional.of(TELEPHONY))) {
        outer.with("relay.source", "pbx").with("http.response.status_code", 202);
        try (Span inner = tracing.begin(Span.Kind.CLIENT, "inner", Optional.empty())) {
          inner.failed("HTTP_5XX");
        }
        assertThat(Span.current()).isSameAs(outer);
      }
    }

    JsonObject outer = span("outer");
    JsonObject inner = span("inner");
    assertThat(outer.getString("traceId")).isEqualTo(TELEPHONY.traceId());
    assertThat(outer.getString("parentSpanId")).isEqualTo(TELEPHONY.spanId());
    assertThat(outer.getString("traceState")).isEqualTo("pbx=1");
    assertThat(inner.getString("traceId")).isEqualTo(TELEPHONY.traceId());
    assertThat(inner.getString("parentSpanId")).isEqualTo(outer.getString("spanId"));
    assertThat(inner.getJsonObject("status").getInt("code")).isEqualTo(2);
    assertThat(outer.getJsonArray("attributes").toString())
        .contains("{\"key\":\"relay.source\",\"value\":{\"stringValue\":\"pbx\"}}")
        .contains("{\"key\":\"http.response.status_code\",\"value\":{\"intValue\":\"202\"}}");
    assertThat(Long.parseLong(outer.getString("endTimeUnixNano")))
        .isGreaterThanOrEqualTo(Long.parseLong(outer.getString("startTimeUnixNano")));
  }

  @Test
  void without_a_caller_a_trace_begins() {
    try (Tracing tracing = tracing(Map.of())) {
      tracing.begin(Span.Kind.SERVER, "first", Optional.empty()).close();
    }

    assertThat(span("first").getString("traceId"))
        .matches("[0-9a-f]{32}")
        .isNotEqualTo("0".repeat(32));
    assertThat(span("first").getString("spanId")).matches("[0-9a-f]{16}");
    assertThat(span("first").containsKey("parentSpanId")).isFalse();
  }

  @Test
  void a_trace_that_is_not_recorded_is_carried_on_and_not_sent() {
    TraceContext unsampled = new TraceContext(TELEPHONY.traceId(), TELEPHONY.spanId(), false, "");
    try (Tracing tracing = tracing(Map.of("relay.tracing.sampled-percent", "0"))) {
      try (Span span = tracing.begin(Span.Kind.SERVER, "unsampled", Optional.of(unsampled))) {
        assertThat(span.context()).get().extracting(TraceContext::sampled).isEqualTo(false);
      }
      tracing.begin(Span.Kind.SERVER, "not chosen", Optional.empty()).close();
      tracing.begin(Span.Kind.SERVER, "sampled by telephony", Optional.of(TELEPHONY)).close();
    }

    assertThat(spans)
        .extracting(span -> span.getString("name"))
        .containsExactly("sampled by telephony");
  }

  @Test
  void nothing_leaves_the_house_unless_allowed() {
    try (Tracing tracing = tracing(Map.of());
        Span span = tracing.begin(Span.Kind.CLIENT, "kept", Optional.of(TELEPHONY))) {
      assertThat(span.outgoing()).isEmpty();
    }
    try (Tracing tracing = tracing(Map.of("relay.truepulse.trace-headers", "true"));
        Span span = tracing.begin(Span.Kind.CLIENT, "told", Optional.of(TELEPHONY))) {
      assertThat(span.outgoing())
          .containsEntry("tracestate", "pbx=1")
          .containsEntry("traceparent", span.context().orElseThrow().parent());
    }
  }

  @Test
  void what_a_collector_does_not_take_now_it_gets_later() {
    status.set(503);
    try (Tracing tracing = tracing(Map.of())) {
      tracing.begin(Span.Kind.SERVER, "patient", Optional.empty()).close();
      await().atMost(Duration.ofSeconds(30)).until(() -> requests.get() > 0);
      assertThat(spans).isEmpty();

      status.set(200);
      await().atMost(Duration.ofSeconds(30)).until(() -> !spans.isEmpty());
    }
    assertThat(span("patient")).isNotNull();
  }

  @Test
  void a_redirect_is_not_followed_and_its_spans_are_not_sent_again() {
    status.set(307);
    try (Tracing tracing = tracing(Map.of())) {
      tracing.begin(Span.Kind.SERVER, "refused", Optional.empty()).close();
      await().untilAsserted(() -> assertThat(requests).hasValue(1));
      status.set(200);
      tracing.begin(Span.Kind.SERVER, "taken", Optional.empty()).close();
    }

    assertThat(spans).extracting(span -> span.getString("name")).containsExactly("taken");
    assertThat(elsewhere).hasValue(0);
  }

  @Test
  void a_log_line_within_a_step_names_its_trace() {
    List<LogRecord> lines = new CopyOnWriteArrayList<>();
    Logger logger = Logger.getLogger(TracingTest.class.getName());
    Handler handler = new Keeping(lines);
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try (Tracing tracing = tracing(Map.of())) {
      EventLog.of(TracingTest.class).info("outside").tell("outside");
      try (Span span = tracing.begin(Span.Kind.SERVER, "logged", Optional.of(TELEPHONY))) {
        EventLog.of(TracingTest.class).info("inside").tell("inside");

        assertThat(fields(lines.get(1)))
            .containsEntry("traceId", TELEPHONY.traceId())
            .containsEntry("spanId", span.context().orElseThrow().spanId());
      }
      assertThat(fields(lines.get(0))).doesNotContainKey("traceId");
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
  }

  private static Map<Object, Object> fields(LogRecord line) {
    return new HashMap<>((Map<?, ?>) line.getParameters()[0]);
  }

  /** Keeps what is logged. */
  private static final class Keeping extends Handler {
    private final List<LogRecord> lines;

    private Keeping(List<LogRecord> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void without_an_address_nothing_is_traced() {
    Settings settings = settings(Map.of());
    try (Tracing tracing = Tracing.from(settings, new NodeName("node-1"), around())) {
      Span span = tracing.begin(Span.Kind.SERVER, "none", Optional.of(TELEPHONY));

      assertThat(tracing.isOn()).isFalse();
      assertThat(span).isSameAs(Span.NONE).isSameAs(Span.current());
      assertThat(span.with("a", 1).failed("b").context()).isEmpty();
      span.close();
    }
    assertThat(requests).hasValue(0);
  }

  private JsonObject span(String name) {
    return spans.stream()
        .filter(span -> span.getString("name").equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no span is called " + name + ": " + spans));
  }

  private Tracing tracing(Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.put(
        "relay.tracing.url", "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces");
    Settings settings = settings(values);
    return Tracing.from(settings, new NodeName("node-1"), around());
  }

  private Tracing.Surroundings around() {
    return new Tracing.Surroundings(Clock.systemUTC(), new Random(7), threads, new Metrics());
  }

  private static Settings settings(Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.put("relay.truepulse.url", "https://truepulse.example/webhook");
    return Settings.from(
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(all, "test", 100))
            .build());
  }
}
