package io.callrelay.simulator.certification.check;

import static io.callrelay.simulator.certification.check.Judging.REFUSAL;
import static io.callrelay.simulator.certification.check.Judging.SUCCESS;

import io.callrelay.simulator.certification.run.Check;
import io.callrelay.simulator.certification.run.Finding;
import io.callrelay.simulator.certification.run.NoCall;
import io.callrelay.simulator.certification.run.SeenCall;
import io.callrelay.simulator.certification.run.Trial;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.script.Answer;
import io.callrelay.simulator.spec.Field;
import io.callrelay.simulator.spec.Payload;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether True Pulse can know a call again (S7.3). */
final class IdempotencyChecks {
  private IdempotencyChecks() {}

  static Map<String, Check> all() {
    return Map.of(
        "same-id", trial -> retried(trial, IdempotencyChecks::ids),
        "same-content", trial -> retried(trial, IdempotencyChecks::contents),
        "lost-acknowledgement", IdempotencyChecks::lostAcknowledgement,
        "lost-acknowledgement-bytes", IdempotencyChecks::sameBytes,
        "posted-twice", IdempotencyChecks::postedTwice);
  }

  private interface Comparison {
    Finding of(SeenCall call);
  }

  private static Finding retried(Trial trial, Comparison comparison)
      throws NoCall, InterruptedException {
    SeenCall call = trial.call(REFUSAL, REFUSAL, SUCCESS);
    trial.awaitAttempts(call, 3);
    return call.count() < 2 ? Judging.noRetrySoNothingToSay() : comparison.of(call);
  }

  private static Finding ids(SeenCall call) {
    List<String> ids =
        call.attempts().stream()
            .map(arrival -> Judging.value(arrival, Field.tpCallID))
            .distinct()
            .toList();
    return ids.equals(List.of(call.id()))
        ? Finding.kept("All attempts have the same tpCallID.")
        : Finding.broken("The attempts have the ids " + ids + "; the call is " + call.id());
  }

  private static Finding contents(SeenCall call) {
    Arrival first = call.attempts().get(0);
    return call.attempts().stream()
        .flatMap(later -> difference(first, later).stream())
        .findFirst()
        .map(difference -> Finding.broken(difference))
        .orElseGet(() -> Finding.kept("All attempts have the same values."));
  }

  /** Of the ten values beside the id. */
  private static Optional<String> difference(Arrival first, Arrival later) {
    Payload before = Judging.payload(first);
    Payload after = Judging.payload(later);
    return Arrays.stream(Field.values())
        .filter(field -> field != Field.tpCallID)
        .filter(field -> !before.value(field).equals(after.value(field)))
        .map(
            field ->
                field
                    + " was \""
                    + before.value(field).orElse("")
                    + "\" and later \""
                    + after.value(field).orElse("")
                    + "\".")
        .findFirst();
  }

  private static Finding lostAcknowledgement(Trial trial) throws NoCall, InterruptedException {
    SeenCall call = trial.call(Answer.acceptThenReset(), SUCCESS);
    if (!trial.awaitAttempts(call, 1)) {
      return Judging.noWebhook(trial);
    }
    if (!trial.awaitAttempts(call, 2)) {
      return Finding.broken(
          ("The answer was lost and the webhook did not come again within %s: nobody knows whether"
                  + " True Pulse has the call.")
              .formatted(Finding.inWords(trial.check().patience())));
    }
    return ids(call) instanceof Finding.Broken otherId ? otherId : contents(call);
  }

  private static Finding sameBytes(Trial trial) throws NoCall, InterruptedException {
    SeenCall call = trial.call(Answer.acceptThenReset(), SUCCESS);
    if (!trial.awaitAttempts(call, 2)) {
      return Finding.nothingToSay("The webhook did not come a second time.");
    }
    boolean same =
        call.attempts().get(0).request().body().equals(call.attempts().get(1).request().body());
    return same
        ? Finding.kept("The second body equals the first one.")
        : Finding.broken("The second body differs from the first one.");
  }

  private static Finding postedTwice(Trial trial) throws NoCall, InterruptedException {
    SeenCall call = trial.call(SUCCESS);
    trial.again(call);
    if (!trial.awaitAttempts(call, 1)) {
      return Judging.noWebhookSoNothingToSay();
    }
    trial.watch(call);
    return call.count() == 1
        ? Finding.kept("One webhook came.")
        : Finding.broken(
            "%d webhooks came for one call, all answered SUCCESS.".formatted(call.count()));
  }
}
