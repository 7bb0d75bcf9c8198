package io.callrelay.platform.tracing;

import io.callrelay.platform.NodeName;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import io.callrelay.platform.metrics.Metrics;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Begins spans. What a caller's {@code traceparent} says of recording is followed; a trace that
 * begins here is recorded with the configured chance.
 */
public final class Tracing implements AutoCloseable {
  private static final int PERCENT = 100;

  private final @Nullable SpanExport export;
  private final Clock clock;
  private final RandomGenerator random;
  private final int sampledPercent;
  private final boolean leaving;

  private Tracing(
      @Nullable SpanExport export, Clock clock, RandomGenerator random, Settings settings) {
    this.export = export;
    this.clock = clock;
    this.random = random;
    this.sampledPercent = settings.integer(Setting.TRACING_SAMPLED);
    this.leaving = settings.on(Setting.TRUEPULSE_TRACE_HEADERS);
  }

  /** As configured; without an address to send traces to, nothing is traced. */
  public static Tracing from(Settings settings, NodeName node, Surroundings around) {
    SpanExport export =
        settings
            .optionalUrl(Setting.TRACING_URL)
            .map(url -> SpanExport.start(url, node.value(), around.executor(), around.metrics()))
            .orElse(null);
    return new Tracing(export, around.clock(), around.random(), settings);
  }

  /** What it stands on. */
  public record Surroundings(
      Clock clock, RandomGenerator random, Executor executor, Metrics metrics) {}

  /** Whether anything is traced. */
  public boolean isOn() {
    return export != null;
  }

  /**
   * Begins a step; it is to be closed on the same thread.
   *
   * @param parent what it continues, when that came from elsewhere; else the current step is
   *     continued, and without one a trace begins
   */
  public Span begin(Span.Kind kind, String name, Optional<TraceContext> parent) {
    SpanExport to = export;
    if (to == null) {
      return Span.NONE;
    }
    Span before = Span.current();
    Optional<TraceContext> continued = parent.or(before::context);
    TraceContext context = continued.map(this::partOf).orElseGet(this::first);
    return Span.begin(
        new Span.Begun(
            kind,
            name,
            context,
            continued.map(TraceContext::spanId).orElse(""),
            clock.instant(),
            leaving ? headers(context) : Map.of(),
            before == Span.NONE ? null : before,
            span -> to.ended(span, clock.instant())));
  }

  private TraceContext partOf(TraceContext parent) {
    return new TraceContext(parent.traceId(), newId(), parent.sampled(), parent.state());
  }

  private TraceContext first() {
    return new TraceContext(
        newId() + newId(), newId(), random.nextInt(PERCENT) < sampledPercent, "");
  }

  /** Never zero, which would be no id. */
  private String newId() {
    return "%016x".formatted(random.nextLong(1, Long.MAX_VALUE));
  }

  private static Map<String, String> headers(TraceContext context) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("traceparent", context.parent());
    if (!context.state().isEmpty()) {
      headers.put("tracestate", context.state());
    }
    return headers;
  }

  /** Sends what has not been sent yet, if that goes quickly. */
  @Override
  public void close() {
    if (export != null) {
      export.close();
    }
  }
}
