package io.callrelay.simulator.webhook;

import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.ledger.CallLedger;
import io.callrelay.simulator.ledger.CallLedger.Judgement;
import io.callrelay.simulator.ledger.Said;
import io.callrelay.simulator.ledger.Standing;
import io.callrelay.simulator.ledger.Verdict;
import io.callrelay.simulator.script.Answer;
import io.callrelay.simulator.script.CallFacts;
import io.callrelay.simulator.script.Response;
import io.callrelay.simulator.script.ScriptBook;
import io.callrelay.simulator.spec.Field;
import io.callrelay.simulator.spec.Fingerprint;
import io.callrelay.simulator.spec.Payload;
import io.callrelay.simulator.spec.Profile;
import io.callrelay.simulator.spec.Reading;
import io.callrelay.simulator.spec.SpecificationCheck;
import io.callrelay.simulator.spec.WebhookRequest;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Judges one request and enters it in the ledger. A script that would accept gives way to the
 * specification: a violation, and in the strict profile a conflict, is answered with ERROR instead.
 * A script that refuses or breaks the connection always has its way.
 */
public final class ReceivingWebhooks {
  private static final Response SUCCESS = Answer.success().response();

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

  /** The answer to deliver, once the arrival is in the ledger; fails when it cannot be kept. */
  Future<Answer> receive(WebhookRequest request, long connection) {
    if (!request.isFor(rules.path())) {
      String message = request.path() + " is not the webhook's path, which is " + rules.path();
      Answer answer = Answer.error(message).withStatus(404);
      Judgement judgement =
          new Judgement(Verdict.ELSEWHERE, answer.summary(), List.of(), said(answer));
      return enterUnread(request, connection, judgement).map(answer);
    }
    Reading reading = check.read(request);
    Optional<String> callId = reading.payload().callId();
    Fingerprint content = reading.payload().fingerprint();
    Standing standing =
        callId.map(id -> ledger.standing(id, content)).orElse(Standing.NOT_ACCEPTED);
    Answer scripted = scripts.next(facts(reading.payload()));
    boolean mayBeRefused = scripted.accepts() && rules.profile() != Profile.WITNESS;
    Answer answer = mayBeRefused ? lawful(scripted, reading, standing) : scripted;
    Verdict verdict = verdict(answer, reading, standing);
    Judgement judgement =
        new Judgement(verdict, answer.summary(), reading.violations(), said(answer));
    return ledger.enter(connection, request, reading.payload(), judgement).map(answer);
  }

  /** A request that came on a connection which a script closes on reuse. */
  Future<Void> drop(WebhookRequest request, long connection) {
    Judgement judgement = new Judgement(Verdict.DROPPED, "closed on reuse", List.of());
    return enterUnread(request, connection, judgement).mapEmpty();
  }

  private Future<Arrival> enterUnread(
      WebhookRequest request, long connection, Judgement judgement) {
    return ledger.enter(connection, request, check.read(request).payload(), judgement);
  }

  private static Optional<Said> said(Answer answer) {
    Response response = answer.response();
    return response.equals(SUCCESS)
        ? Optional.empty()
        : Optional.of(new Said(response.status(), response.headers(), response.body()));
  }

  private static CallFacts facts(Payload payload) {
    return new CallFacts(
        payload.callId(), payload.value(Field.tpCallerNumber), payload.value(Field.tpDIDNumber));
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
