package io.callrelay.delivery;

import io.callrelay.call.CallMask;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.NodeName;
import io.callrelay.platform.Printable;
import io.callrelay.queue.QueuedCall;
import io.callrelay.verdict.Answer;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.OptionalInt;

/**
 * One line for every failed attempt (S8.1), up to {@value #MOST_LINES_A_MINUTE} in a minute; what
 * is left out is counted in a line of its own. The line has the beginning of the answer; all of it
 * is in the ledger.
 */
@ApplicationScoped
class AttemptLog {
  private static final EventLog LOG = EventLog.of(AttemptLog.class);
  private static final int MOST_SHOWN = 500;

  /** So much is masked that no number which the cut shortens escapes. */
  private static final int MOST_READ = 8 * MOST_SHOWN;

  /** Together well under a megabyte a minute, however long the answers are. */
  private static final int MOST_LINES_A_MINUTE = 200;

  @Inject private NodeName node;
  @Inject private Clock clock;

  private final LineRation ration = new LineRation(MOST_LINES_A_MINUTE);

  void tell(QueuedCall message, Attempt attempt, Next next) {
    if (attempt.verdict() instanceof Verdict.Success) {
      return;
    }
    OptionalInt leftOut = ration.ask(clock.instant());
    if (leftOut.isPresent()) {
      tellOfThoseLeftOut(leftOut.getAsInt());
      tellOfFailure(message, attempt, next);
    }
  }

  private static void tellOfThoseLeftOut(int attempts) {
    if (attempts > 0) {
      LOG.warning("attempts-not-logged")
          .with("attempts", attempts)
          .tell(
              "%d more attempts failed than are logged in a minute; the ledger has them all"
                  .formatted(attempts));
    }
  }

  private void tellOfFailure(QueuedCall message, Attempt attempt, Next next) {
    Verdict verdict = attempt.verdict();
    int number = message.failedAttempts() + 1;
    CallMask mask = CallMask.of(message.call());
    String detail = mask.text(verdict.detail());
    LOG.warning("attempt-failed")
        .with("tpCallID", message.call().id())
        .with("attempt", number)
        .with("node", node)
        .with("callerNumber", Printable.maskedNumber(message.call().callerNumber()))
        .with("verdict", verdict.getClass().getSimpleName())
        .with("reason", verdict.reason())
        .with("detail", detail)
        .with("httpStatus", attempt.answer().map(Answer::status).orElse(null))
        .with("answer", attempt.answer().map(answer -> beginning(answer, mask)).orElse(null))
        .with("answerLength", attempt.answer().map(Answer::length).orElse(null))
        .with("tookMillis", attempt.took().toMillis())
        .tell(
            "Call %s: attempt %d failed (%s: %s); %s"
                .formatted(
                    message.call().id(),
                    number,
                    verdict.reason(),
                    Printable.cut(detail, 120),
                    whatNext(next)));
  }

  /** Foreign text may quote the call's numbers back. */
  private static String beginning(Answer answer, CallMask mask) {
    int read = Math.min(answer.body().length, MOST_READ);
    String text = new String(answer.body(), 0, read, StandardCharsets.UTF_8);
    return Printable.cut(mask.text(text), MOST_SHOWN);
  }

  private static String whatNext(Next next) {
    if (next instanceof Next.RetryAt retry) {
      return "it is tried again at " + retry.at();
    }
    return next instanceof Next.StaysQueued queued
        ? "the ledger being down, it waits in the queue until " + queued.at()
        : "it is delivered";
  }
}
