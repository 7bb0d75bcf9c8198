package io.callrelay.intake;

import io.callrelay.platform.metrics.Metric;
import io.callrelay.platform.metrics.Metrics;
import java.util.stream.Stream;

/** Counts what became of posted bodies. */
final class IntakeFigures {
  private static final String TAKEN = "taken";
  private static final String KNOWN = "known";
  private static final String CONFLICTING = "conflicting";
  private static final String MALFORMED = "malformed";
  private static final String QUARANTINED = "quarantined";
  private static final String REFUSED = "refused";
  private static final String NOT_DURABLE = "not_durable";

  private IntakeFigures() {}

  /** Shows each as 0 from the start: Prometheus does not see a first one that comes as 1. */
  static void begin(Metrics metrics) {
    Stream.of(TAKEN, KNOWN, CONFLICTING, MALFORMED, QUARANTINED, REFUSED, NOT_DURABLE)
        .forEach(outcome -> metrics.count(Metric.POSTS, 0, outcome));
  }

  static void refused(Metrics metrics) {
    metrics.count(Metric.POSTS, REFUSED);
  }

  static void tell(Metrics metrics, Acceptance acceptance) {
    metrics.count(Metric.POSTS, outcome(acceptance));
    if (acceptance instanceof Acceptance.Taken) {
      metrics.count(Metric.CALLS_ACCEPTED);
    }
  }

  private static String outcome(Acceptance acceptance) {
    if (acceptance instanceof Acceptance.Taken) {
      return TAKEN;
    }
    if (acceptance instanceof Acceptance.Known) {
      return KNOWN;
    }
    if (acceptance instanceof Acceptance.Conflicting) {
      return CONFLICTING;
    }
    if (acceptance instanceof Acceptance.Malformed) {
      return MALFORMED;
    }
    return acceptance instanceof Acceptance.Rejected ? QUARANTINED : NOT_DURABLE;
  }
}
