package io.callrelay.simulator.webhook;

import io.callrelay.simulator.ledger.CallLedger;
import io.callrelay.simulator.ledger.CallLedger.Judgement;
import io.callrelay.simulator.ledger.Standing;
import io.callrelay.simulator.ledger.Verdict;
import io.callrelay.simulator.script.Answer;
import io.callrelay.simulator.script.ScriptBook;
import io.callrelay.simulator.spec.Field;
import io.callrelay.simulator.spec.Fingerprint;
import io.callrelay.simulator.spec.Profile;
import io.callrelay.simulator.spec.Reading;
import io.callrelay.simulator.spec.SpecificationCheck;
import io.callrelay.simulator.spec.WebhookRequest;
import java.util.List;
import java.util.Optional;

/**
 * Judges one request and enters it in the ledger. A script that would accept gives way to the
 * specification: a violation, and in the strict profile a conflict, is answered with ERROR instead.
 * A script that refuses or breaks the connection always has its way.
 */
public final class ReceivingWebhooks {
  private final WebhookRules rules;
  private final SpecificationCheck check;
  private final ScriptBook scripts;
  private final CallLedger ledger;

  public ReceivingWebhooks(WebhookRules rules, ScriptBook scripts, CallLedger ledger) {
    this.rules = rules;
    this.check = new SpecificationCheck(rules.profile());
    this.scripts = scripts;
    this.ledger = ledger;
  }

  /** The answer to deliver; the arrival is in the ledger when this returns. */
  Answer receive(WebhookRequest request, long connection) {
    if (!request.isFor(rules.path())) {
      String message = request.path() + " is not the webhook's path, which is " + rules.path();
      Answer answer = Answer.error(message).withStatus(404);
      enterUnread(request, connection, Verdict.ELSEWHERE, answer.summary());
      return answer;
    }
    Reading reading = check.read(request);
    Optional<String> callId = reading.payload().callId();
    Fingerprint content = reading.payload().fingerprint();
    Standing standing =
        callId.map(id -> ledger.standing(id, content)).orElse(Standing.NOT_ACCEPTED);
    Answer scripted = scripts.next(callId, reading.payload().value(Field.tpCallerNumber));
    Answer answer = scripted.accepts() ? lawful(scripted, reading, standing) : scripted;
    Verdict verdict = verdict(answer, reading, standing);
    ledger.enter(
        connection,
        request,
        callId,
        content,
        new Judgement(verdict, answer.summary(), reading.violations()));
    return answer;
  }

  /** A request that came on a connection which a script closes on reuse. */
  void drop(WebhookRequest request, long connection) {
    enterUnread(request, connection, Verdict.DROPPED, "closed on reuse");
  }

  private void enterUnread(
      WebhookRequest request, long connection, Verdict verdict, String answer) {
    Reading reading = check.read(request);
    ledger.enter(
        connection,
        request,
        reading.payload().callId(),
        Fingerprint.NONE,
        new Judgement(verdict, answer, List.of()));
  }

  private Answer lawful(Answer scripted, Reading reading, Standing standing) {
    if (!reading.isClean()) {
      return error(reading.message());
    }
    if (standing == Standing.ACCEPTED_WITH_OTHER_CONTENT && rules.profile() == Profile.STRICT) {
      String id = reading.payload().callId().orElse("");
      return error("tpCallID (S7.3) was accepted before with other content: \"" + id + "\"");
    }
    return scripted;
  }

  private Answer error(String message) {
    return Answer.error(message).withStatus(rules.errorStatus());
  }

  private static Verdict verdict(Answer answer, Reading reading, Standing standing) {
    return switch (standing) {
      case ACCEPTED_WITH_THIS_CONTENT -> Verdict.DUPLICATE;
      case ACCEPTED_WITH_OTHER_CONTENT -> Verdict.CONFLICT;
      case NOT_ACCEPTED -> {
        if (!reading.isClean()) {
          yield Verdict.VIOLATION;
        }
        yield answer.accepts() ? Verdict.ACCEPTED : Verdict.REFUSED;
      }
    };
  }
}
