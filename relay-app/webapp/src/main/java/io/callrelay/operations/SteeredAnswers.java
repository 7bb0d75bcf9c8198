package io.callrelay.operations;

import io.callrelay.call.CallField;
import io.callrelay.ledger.CallView;
import io.callrelay.ledger.Steered;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.http.Problem;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** What an operator is told of an act on a call; each act is told to the log too. */
final class SteeredAnswers {
  private static final EventLog LOG = EventLog.of(SteeredAnswers.class);

  /**
   * An act.
   *
   * @param event its name in the log
   * @param verb what was wanted, for example {@code tried again}
   */
  record Wanted(String event, String verb, String by, String reason) {}

  private SteeredAnswers() {}

  static Response of(Steered outcome, Wanted wanted, Function<CallView, String> words) {
    if (outcome instanceof Steered.Done done) {
      return done(done.now(), wanted, words.apply(done.now()));
    }
    return outcome instanceof Steered.NotPossible not
        ? notPossible(not.now(), wanted).response()
        : CallResource.unknown().response();
  }

  private static Response done(CallView call, Wanted wanted, String words) {
    String id = call.call().id().value();
    LOG.info(wanted.event())
        .with(CallField.ID.jsonName(), id)
        .with("by", wanted.by())
        .with("reason", wanted.reason())
        .tell("Call " + id + ", by an operator: " + words);
    return JsonAnswer.of(
        json -> {
          json.writeStringField(CallField.ID.jsonName(), id);
          json.writeStringField("state", call.state().name());
          OrNull.time(json, "nextAttemptAt", call.nextAttemptAt());
          json.writeStringField("words", words);
        });
  }

  private static Problem notPossible(CallView call, Wanted wanted) {
    String state = call.state().name();
    return Problem.of(
            409,
            "not-possible",
            "The call's state does not allow it",
            "The call is %s, and is not %s any more.".formatted(state, wanted.verb()))
        .with(json -> json.writeStringField("state", state));
  }
}
