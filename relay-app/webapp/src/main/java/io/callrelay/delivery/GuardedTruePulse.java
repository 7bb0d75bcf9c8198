package io.callrelay.delivery;

import io.callrelay.delivery.AttemptUnderWay.End;
import io.callrelay.delivery.TruePulseUnreachable.NotSent;
import io.callrelay.verdict.Answer;
import io.callrelay.verdict.AnswerReading;
import io.callrelay.verdict.Reason;
import io.callrelay.verdict.Verdict;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/**
 * The one bean that carries the fault tolerance. Its guards, from the outside in:
 *
 * <ol>
 *   <li><b>Retry</b>: once more after 100 ms, and only when the call was certainly not sent; never
 *       because another guard refused.
 *   <li><b>Circuit breaker</b>: opens when {@value #FAILURES_THAT_OPEN} of the last {@value
 *       #ATTEMPTS_LOOKED_AT} attempts found True Pulse unreachable; a refusal is an answer and does
 *       not count. Lets one attempt through after 4/5 of {@code relay.delivery.probe-interval}, so
 *       that it is ready whenever the {@link Gate} sends a probe.
 *   <li><b>Bulkhead</b>: {@code relay.delivery.concurrency} attempts at once, at most 256.
 * </ol>
 *
 * <p>No timeout is among them: {@link BoundedExchange} keeps the deadline, to the last byte, and a
 * guard's timer would cost more than the rest of an attempt.
 *
 * <p>The values that depend on settings are given by {@code RelayConfigSource}; giving any from
 * outside is refused at start.
 */
@Dependent
class GuardedTruePulse {
  static final int ATTEMPTS_LOOKED_AT = 20;
  static final int FAILURES_THAT_OPEN = 15;

  private static final Set<Reason> BEFORE_SENDING =
      EnumSet.of(
          Reason.NO_CONNECTION, Reason.UNKNOWN_HOST, Reason.CONNECT_TIMEOUT, Reason.TLS_FAILURE);

  private final TruePulseWebhook webhook;
  private final Clock clock;

  @Inject
  GuardedTruePulse(TruePulseWebhook webhook, Clock clock) {
    this.webhook = webhook;
    this.clock = clock;
  }

  /**
   * Makes the attempt and keeps its verdict in it.
   *
   * @throws TruePulseUnreachable when the verdict is that
   */
  @Retry(
      maxRetries = 1,
      delay = 100,
      delayUnit = ChronoUnit.MILLIS,
      jitter = 50,
      jitterDelayUnit = ChronoUnit.MILLIS,
      maxDuration = 5_000,
      durationUnit = ChronoUnit.MILLIS,
      retryOn = NotSent.class,
      abortOn = {CircuitBreakerOpenException.class, BulkheadException.class})
  @CircuitBreaker(
      requestVolumeThreshold = ATTEMPTS_LOOKED_AT,
      failureRatio = (double) FAILURES_THAT_OPEN / ATTEMPTS_LOOKED_AT,
      delay = 4_000,
      delayUnit = ChronoUnit.MILLIS,
      successThreshold = 1,
      failOn = TruePulseUnreachable.class)
  @Bulkhead(256)
  public void post(AttemptUnderWay attempt) {
    boolean mayHaveBeenSent = exchange(attempt);
    if (attempt.verdict() instanceof Verdict.Unreachable unreachable) {
      boolean again = !mayHaveBeenSent && BEFORE_SENDING.contains(unreachable.reason());
      throw again ? new NotSent(unreachable) : new TruePulseUnreachable(unreachable);
    }
  }

  private boolean exchange(AttemptUnderWay attempt) {
    try (Response response = webhook.post(attempt.payload())) {
      Answer answer = whole(response);
      Verdict verdict = AnswerReading.verdictOf(answer, clock.instant());
      attempt.ended(new End(verdict, Optional.of(answer), clock.instant()));
      return true;
    } catch (ProcessingException e) {
      NoWholeAnswer less = lessThanAnAnswer(e);
      attempt.ended(new End(less.verdict(), less.part(), clock.instant()));
      return less.mayHaveBeenSent();
    }
  }

  private static NoWholeAnswer lessThanAnAnswer(ProcessingException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof NoWholeAnswer found) {
        return found;
      }
    }
    throw thrown;
  }

  private static Answer whole(Response response) {
    byte[] body = body(response);
    List<Object> retryAfter = response.getHeaders().get("Retry-After");
    return new Answer(
        response.getStatus(),
        Objects.requireNonNullElse(response.getHeaderString(BoundedExchange.ANSWERED_TYPE), ""),
        retryAfter == null ? List.of() : retryAfter.stream().map(Object::toString).toList(),
        body,
        body.length,
        true);
  }

  private static byte[] body(Response response) {
    if (!response.hasEntity()) {
      return new byte[0];
    }
    // A 204 has an entity here, though an empty one, and some clients give no stream for it.
    try (@Nullable InputStream bytes = response.readEntity(InputStream.class)) {
      return bytes == null ? new byte[0] : bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory do not refuse to be read", e);
    }
  }
}
