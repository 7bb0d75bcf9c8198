package io.callrelay.simulator.certification.check;

import static io.callrelay.simulator.certification.check.Judging.SUCCESS;

import io.callrelay.simulator.certification.run.CallFields;
import io.callrelay.simulator.certification.run.Check;
import io.callrelay.simulator.certification.run.Finding;
import io.callrelay.simulator.certification.run.NoCall;
import io.callrelay.simulator.certification.run.RelayApi;
import io.callrelay.simulator.certification.run.SeenCall;
import io.callrelay.simulator.certification.run.Trial;
import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Logs and support (S7.4, S8.1, S8.2): by API where there is one, otherwise a person says. */
final class SupportChecks {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final int LOOKS = 20;
  private static final Duration LAST_HOUR = Duration.ofHours(1);

  private SupportChecks() {}

  static Map<String, Check> all() {
    return Map.of(
        "errors-logged", SupportChecks::logged,
        "log-can-be-shared", SupportChecks::exported,
        "support-is-notified", SupportChecks::notified);
  }

  private static Finding logged(Trial trial) throws NoCall, InterruptedException {
    CallFields fields = trial.fields();
    String message =
        "Certification: this message belongs into the log, with its mark " + fields.id();
    SeenCall call = trial.call(fields, Answer.error(message), SUCCESS);
    if (!trial.awaitAttempts(call, 1)) {
      return Judging.noWebhookSoNothingToSay();
    }
    trial.awaitAttempts(call, 2);
    Optional<RelayApi> api = trial.relayApi();
    if (api.isPresent()) {
      return loggedByApi(trial, api.get(), call);
    }
    return trial.ask(
        "Call "
            + call.id()
            + " was answered ERROR first. Does the integration's log show that whole answer, with"
            + " the message that begins with \"Certification: this message belongs into the log\"?");
  }

  /**
   * The log may be written a moment after the attempt. The mark is told apart from the call's id.
   */
  private static Finding loggedByApi(Trial trial, RelayApi api, SeenCall call)
      throws InterruptedException {
    for (int look = 0; look < LOOKS; look++) {
      if (api.call(call.id()).filter(log -> log.contains("its mark " + call.id())).isPresent()) {
        return Finding.kept("The log of the call has the whole answer.");
      }
      trial.pause("the log", LOOK_EVERY);
    }
    return Finding.broken(
        "The log of call %s does not have the answer's message.".formatted(call.id()));
  }

  private static Finding exported(Trial trial) throws InterruptedException {
    Optional<byte[]> bundle = Optional.empty();
    if (trial.relayApi().isPresent()) {
      Instant now = trial.now();
      bundle = trial.relayApi().get().supportBundle(now.minus(LAST_HOUR), now);
    }
    return bundle.filter(file -> file.length > 0).isPresent()
        ? Finding.kept("The export has %d bytes.".formatted(bundle.get().length))
        : trial.ask(
            "Can the integration's log, with the error answers, be exported as a file and handed to"
                + " True Pulse support?");
  }

  private static Finding notified(Trial trial) throws InterruptedException {
    return trial.ask(
        "When deliveries fail for long, does support hear of it by itself (a mail, a ticket), and"
            + " was that seen to work?");
  }
}
