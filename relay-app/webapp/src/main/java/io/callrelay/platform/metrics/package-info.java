/**
 * What the relay counts and measures, for Prometheus: the catalogue of all figures ({@link
 * io.callrelay.platform.metrics.Metric}), the bean by which every step tells them ({@link
 * io.callrelay.platform.metrics.Metrics}), and {@code /metrics}. The library is inside the WAR, so
 * that the figures have the same names on every server. No figure carries anything of a call.
 */
@NullMarked
package io.callrelay.platform.metrics;

import org.jspecify.annotations.NullMarked;
