package io.callrelay.platform.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where steps tell their figures. Each telling takes a fraction of a microsecond and no lock; what
 * is told is seen by the next scrape. For any number of threads.
 */
public final class Metrics {
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<Metric, Counter> counters = new EnumMap<>(Metric.class);
  private final Map<Metric, GaugeValues> gauges = new EnumMap<>(Metric.class);
  private final Map<Metric, Histogram> distributions = new EnumMap<>(Metric.class);
  private final ExpositionFormatWriter plain = PrometheusTextFormatWriter.create();
  private final ExpositionFormatWriter open = OpenMetricsTextFormatWriter.create();

  /** With every {@link Metric} of the relay, and nothing told yet. */
  public Metrics() {
    for (Metric metric : Metric.values()) {
      switch (metric.kind()) {
        case COUNTER -> counters.put(metric, counter(metric));
        case GAUGE -> gauges.put(metric, new GaugeValues(metric, registry));
        case SECONDS, LONG_SECONDS, SIZES -> distributions.put(metric, distribution(metric));
      }
    }
  }

  private Counter counter(Metric metric) {
    Counter counter =
        Counter.builder()
            .name(metric.exposedName())
            .help(metric.meaning())
            .labelNames(metric.labels().toArray(String[]::new))
            .withoutExemplars()
            .register(registry);
    if (metric.labels().isEmpty()) {
      counter.initLabelValues();
    }
    return counter;
  }

  private Histogram distribution(Metric metric) {
    return Histogram.builder()
        .name(metric.exposedName())
        .help(metric.meaning())
        .labelNames(metric.labels().toArray(String[]::new))
        .classicOnly()
        .classicUpperBounds(metric.kind().bounds())
        .withoutExemplars()
        .register(registry);
  }

  /** The JVM's own figures, memory and processor time among them, are shown too. */
  public Metrics withThoseOfTheJvm() {
    JvmMetrics.builder().register(registry);
    return this;
  }

  /** One more. */
  public void count(Metric metric, String... labels) {
    count(metric, 1, labels);
  }

  /** So many more. */
  public void count(Metric metric, long more, String... labels) {
    Counter counter = known(counters, metric);
    if (labels.length == 0) {
      counter.inc(more);
    } else {
      counter.labelValues(labels).inc(more);
    }
  }

  /** Something took so long. */
  public void took(Metric metric, Duration time, String... labels) {
    observe(metric, time.toNanos() / NANOS_PER_SECOND, labels);
  }

  /** Something had this size, or this value in the metric's unit. */
  public void observe(Metric metric, double value, String... labels) {
    Histogram distribution = known(distributions, metric);
    if (labels.length == 0) {
      distribution.observe(value);
    } else {
      distribution.labelValues(labels).observe(value);
    }
  }

  /** It is this now. */
  public void set(Metric metric, double value, String... labels) {
    requireLabels(metric, labels);
    known(gauges, metric).set(value, labels);
  }

  /**
   * Nobody knows now what it is: it is not shown until it is set again.
   *
   * @param labels of the value that is forgotten; none: all values of the gauge
   */
  public void forget(Metric metric, String... labels) {
    known(gauges, metric).forget(labels);
  }

  private static void requireLabels(Metric metric, String... labels) {
    if (labels.length != metric.labels().size()) {
      throw new IllegalArgumentException(metric + " has the labels " + metric.labels());
    }
  }

  private static <T> T known(Map<Metric, T> metrics, Metric metric) {
    T found = metrics.get(metric);
    if (found == null) {
      throw new IllegalArgumentException(metric + " is a " + metric.kind());
    }
    return found;
  }

  /** What {@link #expose} writes for a request with this {@code Accept} header. */
  public String contentType(@Nullable String accept) {
    return writer(accept).getContentType();
  }

  /** Writes all figures as they are now; none is read from a neighbour for it. */
  public void expose(@Nullable String accept, OutputStream out) throws IOException {
    writer(accept).write(out, registry.scrape());
  }

  private ExpositionFormatWriter writer(@Nullable String accept) {
    boolean openMetrics =
        accept != null && accept.toLowerCase(Locale.ROOT).contains("application/openmetrics-text");
    return openMetrics ? open : plain;
  }
}
