package io.callrelay.platform.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The present values of one gauge, by its labels. One that is not known is not shown; the library's
 * own gauge would show 0.
 */
final class GaugeValues {
  private final Map<List<String>, Double> byLabels = new ConcurrentHashMap<>();

  GaugeValues(Metric metric, PrometheusRegistry registry) {
    GaugeWithCallback.builder()
        .name(metric.exposedName())
        .help(metric.meaning())
        .labelNames(metric.labels().toArray(String[]::new))
        .callback(this::show)
        .register(registry);
  }

  private void show(GaugeWithCallback.Callback shown) {
    byLabels.forEach((labels, value) -> shown.call(value, labels.toArray(String[]::new)));
  }

  void set(double value, String... labels) {
    byLabels.put(List.of(labels), value);
  }

  void forget(String... labels) {
    if (labels.length == 0) {
      byLabels.clear();
    } else {
      byLabels.remove(List.of(labels));
    }
  }
}
