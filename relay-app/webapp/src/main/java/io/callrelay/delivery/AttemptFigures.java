package io.callrelay.delivery;

import io.callrelay.platform.metrics.Metric;
import io.callrelay.platform.metrics.Metrics;
import io.callrelay.queue.QueuedCall;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Counts attempts whose outcome is on disk, so that each is counted once. */
@ApplicationScoped
class AttemptFigures {
  private Metrics metrics;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway.Init")
  protected AttemptFigures() {}

  @Inject
  AttemptFigures(Metrics metrics) {
    this.metrics = metrics;
  }

  void tell(QueuedCall message, Attempt attempt) {
    String verdict = attempt.verdict().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    String reason = attempt.verdict().reason().name().toLowerCase(Locale.ROOT);
    metrics.count(Metric.ATTEMPTS, verdict, reason);
    metrics.took(Metric.ATTEMPT_DURATION, attempt.took(), verdict);
    if (attempt.verdict() instanceof Verdict.Success) {
      metrics.count(Metric.CALLS_DELIVERED);
      Instant success = attempt.startedAt().plus(attempt.took());
      since(message.call().endTime(), success)
          .ifPresent(delay -> metrics.took(Metric.CALL_END_TO_SUCCESS, delay));
    }
  }

  /**
   * Never negative, though telephony's clock may be ahead of ours; none when a message of another
   * version has another form of time, for a figure must not keep a call from being acknowledged.
   */
  private static Optional<Duration> since(String endTime, Instant success) {
    try {
      Duration since = Duration.between(Instant.parse(endTime), success);
      return Optional.of(since.isNegative() ? Duration.ZERO : since);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
