package io.callrelay.delivery;

import io.callrelay.call.CallPayload;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.platform.tracing.Span;
import io.callrelay.platform.tracing.Tracing;
import io.callrelay.queue.InHand;
import io.callrelay.queue.QueuedCall;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Tells True Pulse of one call: waits at the gate, makes one attempt if the message still stands
 * for its call, and has what came of it on disk before it returns (S7.1, S7.2).
 */
@ApplicationScoped
class Delivering {
  @Inject private Gate gate;
  @Inject private Standing standing;
  @Inject private TruePulse truePulse;
  @Inject private Outcomes outcomes;
  @Inject private AttemptLog log;
  @Inject private AttemptFigures figures;
  @Inject private InHand inHand;
  @Inject private Copies copies;
  @Inject private Tracing tracing;

  /**
   * @throws InterruptedException when the relay stops while the call waits
   * @throws OutcomeUnwritten when an attempt was made and could not be recorded
   */
  void deliver(QueuedCall message) throws InterruptedException {
    inHand.taken(message.call().id());
    try (Span span = tracing.begin(Span.Kind.CONSUMER, "deliver relay.calls", message.trace())) {
      span.with("relay.call_id", message.call().id())
          .with("relay.attempt", message.failedAttempts() + 1);
      copies.once(message, () -> attemptAndWrite(message));
    } finally {
      inHand.done(message.call().id());
    }
  }

  private void attemptAndWrite(QueuedCall message) throws InterruptedException {
    Optional<Attempt> made = outcomes.unwritten(message);
    if (made.isEmpty()) {
      made = attempt(message);
    }
    if (made.isPresent()) {
      Next next = outcomes.write(message, made.get());
      log.tell(message, made.get(), next);
      figures.tell(message, made.get());
    }
  }

  /** Makes the attempt, as soon as it may be made; none when the message is stale. */
  private Optional<Attempt> attempt(QueuedCall message) throws InterruptedException {
    String payload = CallPayload.of(message.call());
    while (true) {
      try (Gate.Permit permit = gate.enter()) {
        if (!standing.stands(message)) {
          return Optional.empty();
        }
        TruePulse.Outcome outcome = attempt(payload);
        permit.learn(outcome);
        if (outcome instanceof TruePulse.Tried tried) {
          return Optional.of(tried.attempt());
        }
      }
    }
  }

  private TruePulse.Outcome attempt(String payload) {
    try (Span span = tracing.begin(Span.Kind.CLIENT, "POST True Pulse", Optional.empty())) {
      TruePulse.Outcome outcome = truePulse.attempt(payload);
      if (outcome instanceof TruePulse.Tried tried) {
        tell(span, tried.attempt());
      } else {
        span.failed(((TruePulse.NotTried) outcome).why().name());
      }
      return outcome;
    }
  }

  private static void tell(Span span, Attempt attempt) {
    Verdict verdict = attempt.verdict();
    span.with("relay.verdict", verdict.getClass().getSimpleName())
        .with("relay.reason", verdict.reason());
    attempt.answer().ifPresent(came -> span.with("http.response.status_code", came.status()));
    if (!(verdict instanceof Verdict.Success)) {
      span.failed(verdict.reason().name());
    }
  }
}
