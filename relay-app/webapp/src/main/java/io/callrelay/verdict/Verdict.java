package io.callrelay.verdict;

import java.time.Duration;
import java.util.Optional;

/** What one attempt came to. Closed: whoever handles a verdict handles all three. */
public sealed interface Verdict {
  /** Why, as a stable word for ledger, log and metrics. */
  Reason reason();

  /** What True Pulse said, or what happened, in words; at most 500 characters, printable. */
  String detail();

  /** How long True Pulse asked to be left alone, when it did ({@code Retry-After}). */
  Optional<Duration> retryAfter();

  /** True Pulse has the call (S6.1): a 2xx whose whole body is JSON with status SUCCESS. */
  record Success(String detail) implements Verdict {
    @Override
    public Reason reason() {
      return Reason.SUCCESS;
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.empty();
    }
  }

  /** True Pulse answered, and not with SUCCESS (S6.2): this call is tried again alone. */
  record Refused(Reason reason, String detail, Optional<Duration> retryAfter) implements Verdict {}

  /** No answer worth the name; the breaker counts these, for they say nothing of the call. */
  record Unreachable(Reason reason, String detail, Optional<Duration> retryAfter)
      implements Verdict {}
}
